import ignore from 'ignore';
import type { Certainty } from '../../model/architecture.ts';
import { because } from '../chain.ts';
import { distinctEvidence, sorted } from '../draft.ts';
import type { FactIndex } from '../fact-index.ts';
import { foldersOf } from '../identity/group.ts';
import type { Thing } from '../identity/thing.ts';
import type { Pass, Surroundings } from '../pass.ts';

/** One node for each thing that identity found. */
export const nodes: Pass = {
  name: 'identity',
  run: (around) => {
    for (const thing of around.things) addThing(thing, around);
    reportConflicts(around);
  },
};

function addThing(thing: Thing, { draft, directory, facts }: Surroundings): void {
  const paths = sorted([...foldersOf(thing), ...thing.images.map((each) => each.path)]);
  draft.addNode({
    id: thing.id,
    name: thing.name,
    kind: thing.kind,
    aliases: thing.aliases,
    technology: thing.technology,
    paths,
    owners: ownersOfPaths(paths, facts),
    ports: sorted(directory.portsOf(thing)),
    deployments: thing.deployments,
    certainty: certaintyOfThing(thing),
    evidence: distinctEvidence(thing.facts.map((fact) => fact.evidence)),
    because: [
      ...because(
        'identity',
        thing.facts,
        thing.deployments.length > 0 ? 'it is deployed' : 'its folder holds a program that is started',
      ),
      ...thing.joins.flatMap((join) =>
        because('identity', join.facts, `${nameOfKey(join.a)} and ${nameOfKey(join.b)} are one: ${join.reason}`),
      ),
    ],
  });
}

function certaintyOfThing(thing: Thing): Certainty {
  return thing.deployments.length > 0 ? 'declared' : 'resolved';
}

function nameOfKey(key: string): string {
  return key.replace(/^\w+:/, '');
}

/** CODEOWNERS: the last line that fits a path wins. */
function ownersOfPaths(paths: readonly string[], facts: FactIndex): readonly string[] {
  const rules = facts.of('owner').map((fact) => ({ owners: fact.owners, matcher: ignore().add(fact.pattern) }));
  const ownersOf = (path: string) =>
    rules.findLast((rule) => rule.matcher.ignores(path) || rule.matcher.ignores(`${path}/x`))?.owners ?? [];
  return sorted(paths.filter((path) => path !== '.').flatMap(ownersOf));
}

/** Two deployments that run different products under one name keep one box and a problem. */
function reportConflicts({ things, draft }: Surroundings): void {
  for (const thing of things) {
    const roles = new Map(thing.programs.flatMap((each) => each.facts.map((fact) => [fact.role, fact] as const)));
    const [server, frontend] = [roles.get('server'), roles.get('frontend')];
    if (!server || !frontend) continue;
    const message = `${thing.name} is a server by ${server.evidence.path} and a frontend by ${frontend.evidence.path}; it is drawn as ${thing.kind}.`;
    draft.addProblem({ code: 'conflicting-facts', message, evidence: frontend.evidence });
  }
}
