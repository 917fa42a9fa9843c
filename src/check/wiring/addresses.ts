import type { Finding } from '../../model/finding.ts';
import { groupBy } from '../../model/group-by.ts';
import type { NamedAddress } from '../../model/wiring.ts';
import { didYouMean, finding, inWords } from '../finding.ts';
import type { Checked } from './checked.ts';
import { openPorts } from './ports.ts';

/** Hosts that nobody answers to, and ports that the one who answers does not open. */
export function addressFindings(checked: Checked): readonly Finding[] {
  const answered = checked.wiring.addresses.filter(({ to }) => to !== undefined);
  const lost = checked.wiring.addresses.filter((each) => each.to === undefined && isAmiss(each, checked));
  const named = answered.filter((each) => goesByAnotherName(each, checked));
  return [
    ...[...groupBy(lost, ({ from, host }) => `${from} ${host}`).values()].flatMap(withoutAnswer),
    ...[...groupBy(named, ({ from, host }) => `${from} ${host}`).values()].flatMap(underAnotherName),
    ...answered.flatMap((address) => wrongPort(address, checked)),
  ];
}

/** A name with dots belongs to a zone that the repository need not know. */
function isAmiss({ from, host, deployment, by, alike }: NamedAddress, { wiring }: Checked): boolean {
  if (host.includes('.') || !/^[a-z]/.test(host)) return false;
  const isAmongOthers = wiring.addresses.some((each) => each.from === from && each.deployment === deployment && each.isDeclared);
  // What else runs in a cluster is often installed by hand; there only a misspelt name is sure to be wrong.
  return alike.length > 0 || ((deployment.startsWith('compose:') || by === 'gateway') && isAmongOthers);
}

/** Who is meant runs in the same compose deployment, where it does not answer to this name; it does somewhere else. */
function goesByAnotherName({ to = '', host, deployment, isDeclared, isPortWritten }: NamedAddress, { nodes }: Checked): boolean {
  if (isDeclared || !isPortWritten || host.includes('.') || !deployment.startsWith('compose:')) return false;
  return nodes.get(to)?.deployments.includes(deployment) === true;
}

function underAnotherName(group: readonly NamedAddress[]): readonly Finding[] {
  const [first] = group;
  if (!first?.to) return [];
  const { from, to, host, evidence } = first;
  const where = inWords([...new Set(group.map(({ deployment }) => deployment))]);
  const message = `${from} connects to ${host}, and in ${where} ${to} does not go by that name.`;
  return [finding('host-without-answer', { elements: [from, to], about: [host], message, evidence })];
}

function withoutAnswer(group: readonly NamedAddress[]): readonly Finding[] {
  const [first] = group;
  if (!first) return [];
  const { from, host, by, alike, evidence } = first;
  const rule = by === 'gateway' ? 'gateway-route-to-nothing' : 'host-without-answer';
  const what = by === 'gateway' ? 'passes requests on to' : 'connects to';
  const where = inWords([...new Set(group.map(({ deployment }) => deployment))], 'or');
  const message = `${from} ${what} ${host}, and nothing in ${where} goes by that name.${didYouMean(alike)}`;
  return [finding(rule, { elements: [from], about: [host], message, evidence })];
}

function wrongPort(address: NamedAddress, checked: Checked): readonly Finding[] {
  const { from, to = '', host, port, isPortWritten, isDeclared, deployment, evidence, declaration, ports } = address;
  if (!isDeclared || port === undefined) return [];
  // Who names no port may mean one that a mesh or a client fills in.
  if (!isPortWritten && ports.length === 0) return [];
  const open = ports.length > 0 ? ports : openPorts(to, deployment, checked);
  if (open.length === 0 || open.includes(port)) return [];
  const shown = isPortWritten ? `${host}:${port}` : `${host} on port ${port}, which its scheme means,`;
  return [
    finding('address-port-not-open', {
      elements: [from, to],
      about: [deployment, host, port],
      message: `${from} connects to ${shown} in ${deployment}, where ${to} opens ${inWords(open)}.`,
      evidence,
      related: declaration,
    }),
  ];
}
