import { UserError } from '../../errors.ts';
import type { Architecture, Node } from '../../model/architecture.ts';
import { oneLine } from '../../model/one-line.ts';
import { yamlOf, yamlStream } from './yaml-stream.ts';

/** Prints the documents that a maker makes of services: all of them as a stream of YAML, or the one of a named service alone. */
export function serviceDocuments(
  architecture: Architecture,
  documentOf: (service: Node, architecture: Architecture) => object | undefined,
  service?: string,
): string {
  const made = architecture.nodes.flatMap((node) => {
    const document = documentOf(node, architecture);
    return document ? [{ node, title: oneLine(node.id), document }] : [];
  });
  if (service === undefined) return yamlStream(made);
  const found = made.find(({ node }) => node.id === service) ?? made.find(({ node }) => node.name === service);
  if (found) return yamlOf(found.document);
  const known = made.map(({ title }) => title).join(', ') || 'none';
  throw new UserError(`There is nothing to describe of a service "${service}" in this format; there is of: ${known}.`);
}
