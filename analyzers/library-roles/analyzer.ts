import { defineAnalyzer, type LibraryFact, type Repository } from '../../src/sdk/index.ts';
import { dotnet } from './formats/dotnet.ts';
import { gradle } from './formats/gradle.ts';
import { composer, nodePackage } from './formats/json.ts';
import { bundler, goModule, mix, sbt } from './formats/lines.ts';
import { maven } from './formats/maven.ts';
import { cargo, pyproject, requirements } from './formats/toml.ts';
import { importersOf } from './importers.ts';
import { knownPackage } from './known/known.ts';
import { type Asked, type Manifest, placeOf } from './manifest.ts';
import { type Manifests, manifestsOf, reachedBy, saidFor } from './manifests.ts';

const FORMATS = [nodePackage, composer, maven, gradle, sbt, dotnet, goModule, pyproject, requirements, bundler, cargo, mix];

/** Libraries whose role matters to how parts of a system work together, in the manifests of every language. */
export default defineAnalyzer({
  name: 'library-roles',
  files: FORMATS.flatMap(({ files }) => files),
  analyze: (sources, repository) => {
    const manifests = manifestsOf(sources, FORMATS);
    const facts = manifests.all.flatMap((manifest) => [
      ...ownFacts(manifest, manifests, repository),
      ...testedFacts(manifest, manifests),
    ]);
    return { facts, problems: [] };
  },
});

/** What a program is built and tested with: what its manifest, its parents and the programs that it is built with name. */
function ownFacts(manifest: Manifest, manifests: Manifests, repository: Repository): readonly LibraryFact[] {
  return reachedBy(manifest, manifests).flatMap(({ asked, by, through }) => {
    const facts = factsOf(asked, manifest, through);
    const importers = facts.length > 0 && by === manifest ? importersOf(asked.name, manifest, repository) : undefined;
    return importers && importers.length > 0 ? facts.map((fact) => ({ ...fact, importers })) : facts;
  });
}

/** A folder or a project of tests. */
const OF_TESTS = /(^|[/._-])(\w*Tests?|tests?|e2e|specs?)([/._-]|$)/;

/** What a program of tests names is there for the programs that it is built with. */
function testedFacts(tests: Manifest, manifests: Manifests): readonly LibraryFact[] {
  if (!OF_TESTS.test(tests.source.path)) return [];
  const tested = tests.asks.flatMap((asked) => manifests.named(asked, tests).map((manifest) => ({ manifest, asked })));
  return tested.flatMap(({ manifest, asked }) =>
    saidFor(tests, manifests).flatMap((said) => factsOf(said.asked, manifest, [...said.through, asked])),
  );
}

function factsOf(asked: Asked, { source, ecosystem }: Manifest, through: readonly Asked[]): readonly LibraryFact[] {
  const { name, roles } = knownPackage(ecosystem, asked.name) ?? { roles: [] };
  return roles.map((role) => ({
    kind: 'library',
    evidence: placeOf(asked),
    ...(through.length > 0 ? { via: through.map(placeOf) } : {}),
    owner: { is: 'file', path: source.path },
    name: name || asked.name,
    role,
  }));
}
