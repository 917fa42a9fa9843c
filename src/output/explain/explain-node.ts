import type { Architecture, Channel, Edge, Node } from '../../model/architecture.ts';
import { unknownsOf } from './unknowns-of.ts';
import { hops, labelled, policyInWords, reasons, section, sureness } from './words.ts';

/** One node: why it is there, what else it is called and where, and what it has to do with others. */
export function explainNode(architecture: Architecture, node: Node): readonly string[] {
  const { id, kind, technology, paths, owners, ports, deployments, certainty, evidence, because } = node;
  const { edges, channels, routes } = architecture;
  return [
    `${id} (${kind})`,
    ...labelled('made with', technology),
    ...labelled('code in', paths),
    ...labelled('owned by', owners),
    ...labelled('listens on', ports),
    ...labelled('deployed in', deployments),
    sureness(certainty),
    ...reasons(because),
    ...hops(evidence),
    ...section(
      'Also called',
      node.aliases.map((alias) => aliasLine(node, alias)),
    ),
    ...section(
      'Reaches',
      edges.filter((edge) => edge.from === id).map((edge) => edgeLine(edge, edge.to)),
    ),
    ...section(
      'Is reached by',
      edges.filter((edge) => edge.to === id).map((edge) => edgeLine(edge, edge.from)),
    ),
    ...section('Sends to', channels.filter((channel) => channel.producers.includes(id)).map(channelLine)),
    ...section('Receives from', channels.filter((channel) => channel.consumers.includes(id)).map(channelLine)),
    ...section(
      'Serves',
      routes
        .filter((route) => route.service === id)
        .map(({ method, path, evidence: [line] }) => `  ${method} ${path}${at(line)}`),
    ),
    ...qualityLines(node),
    ...section('Not settled in its code', unknownsOf(architecture, node)),
  ];
}

/** What holds for all that it does: where it is asked whether it is well, its measures, its libraries of a known role. */
function qualityLines({ health = [], policies = [], libraries = [] }: Node): readonly string[] {
  const checks = health.map(({ path, port, evidence }) => `  ${path}${port === undefined ? '' : ` on ${port}`}${at(evidence)}`);
  return [
    ...section('Is asked whether it is well', checks),
    ...section(
      'Measures for all it serves or asks for',
      policies.map((policy) => `  ${policyInWords(policy)}`),
    ),
    ...section(
      'Names in its manifest',
      libraries.map(({ name, role, evidence: [line] }) => `  ${name} (${role})${at(line)}`),
    ),
  ];
}

/** The node's own line that holds the name, else the reason that brought it. */
function aliasLine(node: Node, alias: string): string {
  const isNamed = (text: string) => text.toLowerCase().includes(alias.toLowerCase());
  const line = node.evidence.find(({ text }) => isNamed(text));
  if (line) return `  ${alias}${at(line)}`;
  const reason = node.because.map((each) => each.reason).find(isNamed);
  return `  ${alias}  (${reason ?? 'none of the lines above says so'})`;
}

function edgeLine(edge: Edge, other: string): string {
  return `  ${other} (${edge.protocol})${at(edge.evidence[0])}`;
}

function channelLine(channel: Channel): string {
  return `  ${channel.name} (${channel.kind} on ${channel.broker})${at(channel.evidence[0])}`;
}

function at(line: { readonly path: string; readonly line: number } | undefined): string {
  return line ? `  ${line.path}:${line.line}` : '';
}
