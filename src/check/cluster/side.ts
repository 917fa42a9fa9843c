import type { Evidence } from '../../model/evidence.ts';
import type { ComponentFact, ExposureFact, FactDraft } from '../../model/fact.ts';
import { textOf } from '../../sdk/interpolate.ts';

/** Names with the line that says each. */
type Names = ReadonlyMap<string, Evidence>;

/** One workload with the names of its settings. */
export interface Workload {
  readonly fact: ComponentFact;
  readonly keys: Names;
}

/** One side of the comparison: what is declared, or what runs. */
export interface Side {
  readonly workloads: ReadonlyMap<string, Workload>;
  readonly services: ReadonlyMap<string, ExposureFact>;
  /** Keys of each config map. */
  readonly configs: ReadonlyMap<string, Names>;
  /** Hosts of Ingresses, and their paths with whom they lead to. */
  readonly routes: Names;
}

/** The parts of a side that can be compared. Facts of another namespace are left out. */
export function sideOf(facts: readonly FactDraft[], namespace: string): Side {
  const inside = facts.filter((fact) => !('namespace' in fact) || fact.namespace === undefined || fact.namespace === namespace);
  const workloads = inside.flatMap((fact) =>
    isWorkload(fact) ? [[fact.name, { fact, keys: keysOf(fact.name, inside) }] as const] : [],
  );
  const services = inside.flatMap((fact) => (fact.kind === 'exposure' && fact.host ? [[fact.host, fact] as const] : []));
  return { workloads: new Map(workloads), services: new Map(services), configs: configsOf(inside), routes: routesOf(inside) };
}

/** Jobs come and go; what has no image is no workload of Kubernetes' own. */
function isWorkload(fact: FactDraft): fact is ComponentFact {
  return fact.kind === 'component' && fact.image !== undefined && !fact.auxiliary && !fact.once;
}

function keysOf(name: string, facts: readonly FactDraft[]): Names {
  const keys = facts.flatMap((fact) =>
    fact.kind === 'setting' && fact.owner?.is === 'component' && fact.owner.name === name
      ? [[fact.key, fact.evidence] as const]
      : [],
  );
  return new Map(keys);
}

function configsOf(facts: readonly FactDraft[]): ReadonlyMap<string, Names> {
  const configs = new Map<string, Map<string, Evidence>>();
  for (const fact of facts) {
    if (fact.kind !== 'setting' || !fact.group?.startsWith('configmap:')) continue;
    const name = fact.group.slice('configmap:'.length);
    configs.set(name, (configs.get(name) ?? new Map<string, Evidence>()).set(fact.key, fact.evidence));
  }
  return configs;
}

function routesOf(facts: readonly FactDraft[]): Names {
  const ingresses = facts.flatMap((fact) =>
    fact.kind === 'component' && fact.nodeKind === 'gateway' && fact.name.startsWith('ingress') ? [fact] : [],
  );
  const names = new Set(ingresses.map(({ name }) => name));
  const hosts = ingresses.flatMap(({ hosts: [, ...said], evidence }) => said.map((host) => [`host ${host}`, evidence] as const));
  const paths = facts.flatMap((fact) => {
    if (fact.kind !== 'call' || fact.owner?.is !== 'component' || !names.has(fact.owner.name)) return [];
    const [path, target] = [fact.path && textOf(fact.path), textOf(fact.target)];
    return target === undefined ? [] : [[`path ${path ?? '/'} to ${target}`, fact.evidence] as const];
  });
  return new Map([...hosts, ...paths]);
}
