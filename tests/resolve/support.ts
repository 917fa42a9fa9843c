import type { Architecture } from '../../src/model/architecture.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { ComponentFact, Fact, FactDraft, Owner, ProgramFact } from '../../src/model/fact.ts';
import { literal, type Value } from '../../src/model/value.ts';
import { resolve } from '../../src/resolve/resolve.ts';

/** The deployments that the stories use. */
export const COMPOSE = 'compose:docker-compose.yml';
export const CLUSTER = 'kubernetes:deploy';

let line = 0;

/** A new line of a file. */
export function at(path: string): Evidence {
  line += 1;
  return { path, line, text: `line ${line}` };
}

/** A compose service. */
export function service(name: string, more: Partial<ComponentFact> = {}): ComponentFact {
  const deployment = more.deployment ?? COMPOSE;
  return { kind: 'component', deployment, name, hosts: [], evidence: at(deployment.replace(/^\w+:/, '')), ...more };
}

/** A Kubernetes workload with its Service. */
export function workload(name: string, host: string, more: Partial<ComponentFact> = {}): readonly FactDraft[] {
  const evidence = at('deploy/shop.yaml');
  return [
    { kind: 'component', deployment: CLUSTER, name, hosts: [], labels: { app: name }, evidence, ...more },
    { kind: 'exposure', deployment: CLUSTER, selector: { app: name }, host, ports: [{ port: 80, target: 3000 }], evidence },
  ];
}

/** A folder with a server. */
export function program(folder: string, more: Partial<ProgramFact> = {}): ProgramFact {
  return {
    kind: 'program',
    folder,
    aliases: [],
    role: 'server',
    technology: [],
    evidence: at(`${folder}/package.json`),
    ...more,
  };
}

/** A setting of a compose service. */
export function env(name: string, key: string, value: Value | string, deployment = COMPOSE): FactDraft {
  const owner: Owner = { is: 'component', deployment, name };
  const path = deployment.replace(/^\w+:/, '');
  return {
    kind: 'setting',
    owner,
    deployment,
    key,
    value: typeof value === 'string' ? literal(value) : value,
    evidence: at(path),
  };
}

/** A published port. */
export function publishes(name: string, port: number, target = port): FactDraft {
  return {
    kind: 'exposure',
    deployment: COMPOSE,
    owner: { is: 'component', deployment: COMPOSE, name },
    ports: [{ port, target }],
    evidence: at('docker-compose.yml'),
  };
}

/** A request in the code of a program. */
export function call(
  folder: string,
  target: Value | string,
  more: { method?: string; path?: Value; vendor?: string; isOfDevelopment?: true } = {},
): FactDraft {
  const value = typeof target === 'string' ? literal(target) : target;
  return { kind: 'call', owner: code(folder), protocol: 'http', target: value, evidence: at(`${folder}/src/client.ts`), ...more };
}

/** An HTTP route in the code of a program. */
export function route(folder: string, method: string, path: string): FactDraft {
  return { kind: 'route', owner: code(folder), method, path: literal(path), evidence: at(`${folder}/src/routes.ts`) };
}

/** The program in a folder. */
export function code(...programs: readonly string[]): Owner {
  return { is: 'code', programs };
}

/** Resolves drafts as the runner would hand them over. */
export function architectureOf(...drafts: readonly (FactDraft | readonly FactDraft[])[]): Architecture {
  const facts: Fact[] = drafts
    .flat()
    .map((draft, index) => ({ ...draft, id: `f${String(index).padStart(3, '0')}`, foundBy: 'story' }));
  return resolve({ facts, problems: [], files: { seen: 1, parsed: 1 }, name: 'shop', revision: null });
}

/** Nodes as `id kind`. */
export function nodesOf(architecture: Architecture): readonly string[] {
  return architecture.nodes.map((node) => `${node.id} ${node.kind}`);
}

/** Edges as `id certainty`. */
export function edgesOf(architecture: Architecture): readonly string[] {
  return architecture.edges.map((edge) => `${edge.id} ${edge.certainty}`);
}

/** A Dockerfile on the base of Node, unless `more` says otherwise. */
export const dockerfile = (path: string, more = {}) => ({
  kind: 'image' as const,
  path,
  base: 'node:20',
  copies: [],
  evidence: at(path),
  ...more,
});
