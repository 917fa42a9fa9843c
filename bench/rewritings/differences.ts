import type { ArchitectureFile } from '../../src/model/architecture-file.ts';

/** What a model says without where it says so: a line for each node, edge, end of a channel and route. */
export function modelLines({ nodes, edges, channels, routes }: ArchitectureFile): ReadonlySet<string> {
  return new Set([
    ...nodes.map(({ id, kind, name }) => `node ${id}: ${kind} ${name}`),
    ...edges.map(({ from, to, protocol }) => `edge ${from} -> ${to} (${protocol})`),
    ...channels.map(({ name, kind, protocol }) => `channel ${name}: ${kind} ${protocol}`),
    ...channels.flatMap(({ name, producers }) => producers.map((producer) => `${producer} sends ${name}`)),
    ...channels.flatMap(({ name, consumers }) => consumers.map((consumer) => `${consumer} receives ${name}`)),
    ...routes.map(({ service, method, path }) => `route ${service} ${method} ${path}`),
  ]);
}

/** The lines that only one of two models has. */
export function differences(before: ReadonlySet<string>, after: ReadonlySet<string>): readonly string[] {
  const gone = [...before].filter((line) => !after.has(line)).map((line) => `- ${line}`);
  const added = [...after].filter((line) => !before.has(line)).map((line) => `+ ${line}`);
  return [...gone, ...added].sort((a, b) => (a.slice(2) < b.slice(2) ? -1 : 1));
}
