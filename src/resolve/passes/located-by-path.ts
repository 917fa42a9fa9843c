import type { Fact } from '../../model/fact.ts';
import { setting } from '../../model/value.ts';
import { because, evidenceChain } from '../chain.ts';
import { type Followed, followEverywhere, isComplete } from '../follow.ts';
import { foldersOf } from '../identity/group.ts';
import type { Thing } from '../identity/thing.ts';
import { LOCATORS, type Locator } from '../knowledge/frameworks/locators.ts';
import type { Pass, Surroundings } from '../pass.ts';

/** Gateways that find services by their names in a registry pass on what others are seen asking of them below such a name. */
export const locatedByPath: Pass = {
  name: 'services by path',
  run: (around) => {
    for (const thing of around.things) for (const locator of LOCATORS) passOn(locator, thing, around);
  },
};

function passOn(locator: Locator, thing: Thing, around: Surroundings): void {
  const library = around.libraries.of(foldersOf(thing)).find(({ name }) => locator.library.test(name));
  if (!library) return;
  const told = (locator.on ?? []).flatMap((key) => textsOf(key, thing, around)).find(({ text }) => text === 'true');
  const isOff = (locator.off ?? []).some(([key, text]) => textsOf(key, thing, around).some((each) => text.test(each.text)));
  if (isOff || (locator.on && !told)) return;
  const fact = told?.hops.at(-1) ?? library;
  const prefix = prefixOf(locator, thing, around);
  if (prefix === undefined) return;
  const asking = around.draft.allEdges().filter(({ to, protocol }) => to === thing.id && protocol === 'http');
  const asked = new Set(asking.flatMap(({ operations }) => operations));
  for (const [name, operations] of namesIn([...asked], prefix)) addService({ name, operations, prefix, fact }, thing, around);
}

function textsOf(key: string, thing: Thing, { settings }: Surroundings): readonly Followed[] {
  return followEverywhere(setting(key), thing, settings).filter(isComplete);
}

/** `/services/` of `'/services/' + serviceId.toLowerCase() + '/**'`; undefined where the pattern says something else. */
function prefixOf({ patterns, prefixes }: Locator, thing: Thing, around: Surroundings): string | undefined {
  const [pattern] = patterns.flatMap((key) => textsOf(key, thing, around));
  if (pattern)
    return /^["']?'(\/(?:[\w/-]*\/)?)'\s*\+\s*serviceId(?:\.to\w+Case\(\))?\s*\+\s*'\/\*\*'["']?$/.exec(pattern.text.trim())?.[1];
  const [text] = prefixes.flatMap((key) => textsOf(key, thing, around).map((each) => each.text));
  return `${(text ?? '').replace(/\/+$/, '')}/`;
}

/** The names behind the prefix, with what is asked below them. */
function namesIn(operations: readonly string[], prefix: string): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const operation of operations) {
    const space = operation.indexOf(' ');
    const path = operation.slice(space + 1);
    const [name = '', ...rest] = path.startsWith(prefix) ? path.slice(prefix.length).split('/') : [];
    if (name === '' || rest.length === 0) continue;
    const behind = `${operation.slice(0, space + 1)}/${rest.join('/')}`;
    names.set(name.toLowerCase(), [...(names.get(name.toLowerCase()) ?? []), behind]);
  }
  return names;
}

interface Asked {
  readonly name: string;
  readonly operations: readonly string[];
  readonly prefix: string;
  /** What says that the gateway looks names up. */
  readonly fact: Fact;
}

/** Only a name that is a service's own; a route that says the way itself is enough. */
function addService({ name, operations, prefix, fact }: Asked, thing: Thing, { draft, things }: Surroundings): void {
  const isCalled = (each: Thing) => [each.name, ...each.aliases].some((alias) => alias.toLowerCase() === name);
  const [service, ...others] = things.filter((each) => each !== thing && each.kind === 'service' && isCalled(each));
  if (!service || others.length > 0 || draft.edgesBetween(thing.id, service.id).length > 0) return;
  draft.addEdge({
    from: thing.id,
    to: service.id,
    protocol: 'http',
    pattern: 'request-response',
    operations,
    purpose: 'passes requests on',
    forwards: [{ path: `${prefix}${name}/`, as: operations, evidence: fact.evidence }],
    deployments: thing.deployments.filter((each) => service.deployments.includes(each)),
    certainty: 'inferred',
    evidence: evidenceChain(fact, []),
    because: because(
      'services by path',
      [fact],
      `what is asked of ${thing.id} below ${prefix}${name} goes to the service of that name`,
    ),
  });
}
