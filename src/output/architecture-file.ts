import type { Architecture } from '../model/architecture.ts';
import type { ArchitectureFile } from '../model/architecture-file.ts';
import type { Evidence } from '../model/evidence.ts';
import { compareText, sortedJson } from '../model/sorted-json.ts';
import { packageVersion } from './package-version.ts';

/** What `$schema` says in a file and `$id` in the schema itself: a name, because the schema ships in the package. */
export const SCHEMA_ID = 'urn:asbuilt:schema:architecture:1';

/** The architecture as other programs read it: the public contract, sorted, without the resolver's own notes. */
export function toArchitectureFile(architecture: Architecture): ArchitectureFile {
  const { system, nodes, edges, channels, routes, startOrder, unknowns, problems, coverage } = architecture;
  const { handlings = [], libraries } = architecture;
  return {
    $schema: SCHEMA_ID,
    schemaVersion: '1',
    generator: `asbuilt ${packageVersion()}`,
    system: { name: system.name, revision: system.revision, deployments: sortById(system.deployments) },
    nodes: sortById(nodes).map(({ because, ...node }) => ({
      ...node,
      aliases: sorted(node.aliases),
      technology: sorted(node.technology),
      paths: sorted(node.paths),
      owners: sorted(node.owners),
      ports: [...new Set(node.ports)].sort((a, b) => a - b),
      deployments: sorted(node.deployments),
    })),
    edges: sortById(edges).map(({ because, ...edge }) => ({
      ...edge,
      operations: sorted(edge.operations),
      deployments: sorted(edge.deployments),
    })),
    channels: sortById(channels).map(({ because, ...channel }) => ({
      ...channel,
      producers: sorted(channel.producers),
      consumers: sorted(channel.consumers),
    })),
    routes: sortById(routes).map(({ because, ...route }) => route),
    startOrder: sortBy(startOrder, (each) => [each.before, each.after, place(each.evidence)]),
    handlings: sortById(handlings),
    ...(libraries ? { libraries } : {}),
    unknowns: sortBy(unknowns, (each) => [place(each.evidence), each.code, each.message]),
    problems: sortBy(problems, (each) => [place(each.evidence), each.code, each.message]),
    coverage,
  };
}

/** The bytes of an architecture file. */
export function serialise(file: ArchitectureFile): string {
  return sortedJson(file);
}

function sortById<T extends { readonly id: string }>(elements: readonly T[]): T[] {
  return sortBy(elements, (element) => [element.id]);
}

function sortBy<T>(elements: readonly T[], keys: (element: T) => readonly string[]): T[] {
  return [...elements].sort((a, b) => compareText(keys(a).join('\n'), keys(b).join('\n')));
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareText);
}

/** Sorts by path, then by line as a number. */
function place(evidence: Evidence): string {
  return `${evidence.path}\n${String(evidence.line).padStart(8, '0')}`;
}
