import ignore from 'ignore';
import type { Certainty } from '../../model/architecture.ts';
import type { FactOf } from '../../model/fact.ts';
import { because } from '../chain.ts';
import { distinctEvidence, sorted } from '../draft.ts';
import type { FactIndex } from '../fact-index.ts';
import { foldersOf } from '../identity/group.ts';
import { productOf } from '../identity/sightings.ts';
import type { Thing } from '../identity/thing.ts';
import type { Pass, Surroundings } from '../pass.ts';

/** One node for each thing that identity found. */
export const nodes: Pass = {
  name: 'identity',
  run: (around) => {
    for (const thing of around.things) addThing(thing, around);
    reportRoles(around);
    reportProducts(around);
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

/** What is a server by one manifest and a frontend by another stays one box. */
function reportRoles({ things, draft }: Surroundings): void {
  for (const thing of things) {
    const roles = new Map(thing.programs.flatMap((each) => each.facts.map((fact) => [fact.role, fact] as const)));
    const [server, frontend] = [roles.get('server'), roles.get('frontend')];
    if (!server || !frontend) continue;
    const message = `${thing.name} is a server by ${server.evidence.path} and a frontend by ${frontend.evidence.path}; it is drawn as ${thing.kind}.`;
    draft.addProblem({ code: 'conflicting-facts', message, evidence: frontend.evidence });
  }
}

/** Two deployments of one system run different products under one name: both are drawn. */
function reportProducts({ things, draft }: Surroundings): void {
  const known = new Map<string, Running>();
  for (const { components } of things) {
    for (const component of components) {
      const [fact] = component.facts;
      const technology = productOf(component)?.technology;
      if (!fact || technology === undefined) continue;
      const { name, deployment } = component;
      const first = known.get(name);
      if (!first) known.set(name, { fact, technology, deployment });
      else if (first.technology !== technology && areOneSystem(first.deployment, deployment, things)) {
        const message = `${name} is ${first.technology} by ${first.fact.evidence.path} and ${technology} by ${fact.evidence.path}; both are drawn.`;
        draft.addProblem({ code: 'conflicting-facts', message, evidence: fact.evidence });
      }
    }
  }
}

interface Running {
  readonly fact: FactOf<'component'>;
  readonly technology: string;
  readonly deployment: string;
}

/** Whether something of the team's own runs in both; independent stacks may call what they like as they like. */
function areOneSystem(one: string, other: string, things: Surroundings['things']): boolean {
  return (
    one !== other &&
    things.some(({ deployments, product }) => !product && deployments.includes(one) && deployments.includes(other))
  );
}
