import type { ComponentFact, FactDraft } from '../../model/fact.ts';
import { entriesOf, type Made, type Thing } from '../synth/things.ts';
import type { Addresses } from './addresses.ts';
import type { Deployed } from './deployed.ts';
import { placed, referenceOf } from './names.ts';
import { settingFacts } from './settings.ts';
import type { Unit } from './units.ts';

/** A service once, with the environment of each of its functions. */
export function functionFacts(deployed: Deployed, addresses: Addresses): readonly FactDraft[] {
  const functions = [...deployed.units].filter(([, { kind }]) => kind === 'functions');
  const services = new Map<string, readonly (readonly [Made, Unit])[]>();
  for (const pair of functions) {
    const key = JSON.stringify(pair[1].owner);
    services.set(key, [...(services.get(key) ?? []), pair]);
  }
  const components = [...services.values()].flatMap((parts) => componentOf(parts, addresses));
  return [...components, ...functions.flatMap(([made, { owner }]) => settingFacts(environmentOf(made), owner, made, deployed))];
}

function componentOf(parts: readonly (readonly [Made, Unit])[], addresses: Addresses): readonly ComponentFact[] {
  const [first] = parts;
  if (!first) return [];
  const [made, { owner, folder, dockerfile }] = first;
  const hosts = new Set(parts.flatMap(([each]) => [referenceOf(each), ...(addresses.get(each) ?? [])]));
  const build = folder === undefined ? {} : { build: { context: folder, ...(dockerfile !== undefined && { dockerfile }) } };
  return [{ kind: 'component', ...placed(made), deployment: owner.deployment, name: owner.name, hosts: [...hosts], ...build }];
}

/** CDK has the variables themselves, Pulumi has them one step deeper; `addEnvironment` is read where it is called. */
function environmentOf({ properties }: Made): ReadonlyMap<string, Thing> {
  const stated = entriesOf(properties.get('environment'));
  const inner = stated.get('variables');
  return stated.size === 1 && inner?.is === 'object' ? inner.entries : stated;
}

/** The folders whose code runs as functions, for those who look for programs. */
export function functionFolders({ units }: Deployed): ReadonlySet<string> {
  return new Set(
    [...units.values()].flatMap(({ kind, folder }) => (kind === 'functions' && folder !== undefined ? [folder] : [])),
  );
}
