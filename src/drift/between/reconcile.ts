import type { Finding, RuleId } from '../../model/finding.ts';
import { ACCORDS, type Accord, type Cell, type ReconciledRow, type Reconciliation } from '../../model/reconciliation.ts';
import { compareText } from '../../model/sorted-json.ts';
import { edgeRows, nodeRows, type Row, settingRows } from './rows.ts';
import { blindNodes, type Worlds, worldsOf } from './worlds.ts';

/** Rules whose findings are code and deployments, or two deployments, that say different things. */
const CONTRADICTIONS: ReadonlySet<RuleId> = new Set<RuleId>([
  'host-without-answer',
  'gateway-route-to-nothing',
  'address-port-not-open',
  'service-target-not-open',
  'published-port-not-open',
  'exposed-port-not-open',
  'route-not-served',
  'image-tags-differ',
  'policy-blocks-connection',
]);

/** Code, every deployment and the documents side by side: one row for each node, edge and setting, the worst first. */
export function reconcile(given: Omit<Worlds, 'deployments'>): Reconciliation {
  const { architecture, claims } = given;
  const worlds: Worlds = { ...given, deployments: worldsOf(architecture) };
  const hasDocuments = claims.length > 0;
  const names = ['code', ...worlds.deployments.map(({ id }) => id), ...(hasDocuments ? ['documents'] : [])];
  const blind = blindNodes(architecture);
  const rows = [...nodeRows(worlds, blind), ...edgeRows(worlds, blind), ...settingRows(worlds)];
  const findings = given.findings.filter(({ rule }) => CONTRADICTIONS.has(rule));
  const elements = new Set(rows.map(({ nodes }) => nodes.join('\n')));
  const judged = rows.map((row) =>
    judge(
      row,
      names,
      hasDocuments,
      findings.filter((each) => isAbout(each, row, elements)),
    ),
  );
  return {
    system: architecture.system.name,
    revision: architecture.system.revision,
    worlds: names,
    rows: judged.toSorted(worstFirst),
  };
}

/** A finding about two nodes belongs to their connection, or to the first of them where there is none. */
function isAbout({ elements }: Finding, { kind, nodes }: Row, known: ReadonlySet<string>): boolean {
  if (kind === 'setting') return false;
  const isPair = elements.length === 2 && known.has(elements.join('\n'));
  return isPair ? kind === 'edge' && nodes.join('\n') === elements.join('\n') : kind === 'node' && elements[0] === nodes[0];
}

function judge(row: Row, names: readonly string[], hasDocuments: boolean, findings: readonly Finding[]): ReconciledRow {
  const cells = [row.code, ...row.deployments, ...(hasDocuments ? [row.documents] : [])];
  const accord = findings.length > 0 ? 'contradicts' : accordOf(cells);
  const said = [...findings.map(({ message }) => message), ...row.contradictions];
  return {
    kind: row.kind,
    element: row.element,
    accord,
    message: said.length > 0 ? said.join(' ') : inWords(accord, cells, names),
    cells,
    against: findings.flatMap(({ evidence, related }) => [...evidence, ...related]),
  };
}

function accordOf(cells: readonly Cell[]): Accord {
  const says = new Set(cells.map((cell) => cell.says));
  if (says.has('contradicts')) return 'contradicts';
  if (says.has('lacks')) return says.has('has') ? 'only-in' : 'unknown';
  return says.has('unknown') || !says.has('has') ? 'unknown' : 'agrees';
}

function inWords(accord: Accord, cells: readonly Cell[], names: readonly string[]): string {
  const who = (says: Cell['says']) => names.filter((_, index) => cells[index]?.says === says).join(', ');
  const open = who('unknown') === '' ? '' : ` Not known: ${who('unknown')}.`;
  switch (accord) {
    case 'agrees':
      return `${who('has')}: the same.`;
    case 'only-in':
      return `Only in ${who('has')}; not in ${who('lacks')}.${open}`;
    case 'contradicts':
    case 'unknown':
      return who('has') === '' ? `Said by nobody for certain.${open}` : `In ${who('has')}.${open}`;
  }
}

const KINDS: readonly Row['kind'][] = ['node', 'edge', 'setting'];

function worstFirst(one: ReconciledRow, other: ReconciledRow): number {
  return (
    KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
    ACCORDS.indexOf(one.accord) - ACCORDS.indexOf(other.accord) ||
    compareText(one.element, other.element)
  );
}
