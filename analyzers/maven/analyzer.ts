// https://maven.apache.org/pom.html
import {
  defineAnalyzer,
  type FactDraft,
  type Findings,
  joinPath,
  type Owner,
  type Problem,
  type Repository,
} from '../../src/sdk/index.ts';
import { contractUses } from './contracts.ts';
import { type Modules, modulesOf } from './dependencies.ts';
import { imagesOf, startOf } from './plugins.ts';
import { finalNameOf, interpolated, type Pom, readPoms } from './pom.ts';

export default defineAnalyzer({
  name: 'maven',
  files: ['**/pom.xml'],
  analyze: (sources, repository) => {
    const { poms, problems } = readPoms(sources);
    const modules = modulesOf(poms);
    const found = poms.map((pom) => analyzePom(pom, modules, repository));
    return {
      facts: found.flatMap(({ facts }) => facts),
      problems: [...problems, ...found.flatMap((each) => each.problems)],
    };
  },
});

function analyzePom(pom: Pom, modules: Modules, repository: Repository): Findings {
  if (pom.packaging === 'pom') return { facts: [], problems: missingModules(pom, modules, repository) };
  const uses = contractUses(
    pom,
    repository,
    modules.of(pom).map(({ name }) => name),
  );
  return { facts: [program(pom, modules, repository), ...dependencyFacts(pom, modules), ...uses], problems: [] };
}

function missingModules(pom: Pom, modules: Modules, repository: Repository): readonly Problem[] {
  return pom.project
    .get('modules')
    .children('module')
    .flatMap((element) => {
      const target = interpolated(element.text(), pom);
      const path = target === undefined ? undefined : joinPath(pom.folder, target);
      const isThere =
        modules.poms.some((each) => each.folder === path || each.path === path) || repository.has(`${path}/pom.xml`);
      if (path === undefined || isThere) return [];
      const message = `The module ${target} is listed here and has no pom.xml in the repository.`;
      return [{ code: 'missing-reference', message, evidence: element.evidence() }];
    });
}

function program(pom: Pom, modules: Modules, repository: Repository): FactDraft {
  const images = imagesOf(pom);
  const finalName = interpolated(finalNameOf(pom), pom);
  return {
    kind: 'program',
    evidence: pom.project.get('artifactId').evidence(),
    folder: pom.folder,
    name: pom.artifactId,
    aliases: finalName && finalName !== pom.artifactId ? [finalName] : [],
    role: roleOf(pom, modules, repository),
    technology: [languageOf(pom, repository)],
    ...(images.length > 0 ? { images } : {}),
  };
}

type Role = Extract<FactDraft, { kind: 'program' }>['role'];

/**
 * What only inherits the plugin that makes it runnable, and serves other modules, runs only if it has a main class. One that is left an
 * ordinary archive for modules that are packed to be run is no program for all its main class.
 */
function roleOf(pom: Pom, modules: Modules, repository: Repository): Role {
  const start = startOf(pom);
  if (start === 'own') return 'server';
  const isUsed = modules.usersOf(pom).length > 0;
  if (start === 'inherited') return hasMain(pom.folder, repository) || !isUsed ? 'server' : 'library';
  if (!hasMain(pom.folder, repository)) return isUsed ? 'library' : 'unknown';
  if (modules.usersOf(pom).some((user) => startOf(user) !== 'none')) return 'library';
  return modules.of(pom).some(({ name }) => FRAMEWORK.test(name)) ? 'server' : 'unknown';
}

/** A main class beside one of these is a server's. */
const FRAMEWORK =
  /^(org\.springframework\.boot|org\.springframework\.cloud|io\.quarkus|io\.micronaut|io\.helidon|io\.dropwizard|io\.vertx|io\.ktor)[.:]/;

const MAIN =
  /\bstatic\s{1,9}(?:final\s{1,9})?void\s{1,9}main\s{0,9}\(|\bfun\s{1,9}main\s{0,9}\(|@SpringBootApplication\b|@QuarkusMain\b/;

function hasMain(folder: string, repository: Repository): boolean {
  const sources = folder === '.' ? 'src/main/' : `${folder}/src/main/`;
  const files = repository.paths.filter((path) => path.startsWith(sources) && /\.(java|kt|groovy|scala)$/.test(path));
  return files.some((path) => MAIN.test(repository.read(path)?.text ?? ''));
}

function languageOf(pom: Pom, repository: Repository): string {
  const sources = pom.folder === '.' ? 'src/main/' : `${pom.folder}/src/main/`;
  const languages = ['kotlin', 'scala', 'groovy'] as const;
  return languages.find((each) => repository.paths.some((path) => path.startsWith(`${sources}${each}/`))) ?? 'java';
}

function dependencyFacts(pom: Pom, modules: Modules): readonly FactDraft[] {
  const owner: Owner = { is: 'file', path: pom.path };
  return modules.of(pom).map(({ name, version, element, isOptional }) => {
    const module = modules.at(name);
    return {
      kind: 'dependency',
      evidence: element.get('artifactId').evidence(),
      owner,
      name,
      ...(version === undefined ? {} : { version }),
      ...(module ? { folder: module.folder } : {}),
      ...(isOptional ? { isOptional } : {}),
    };
  });
}
