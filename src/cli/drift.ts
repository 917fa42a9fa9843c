import { Command, InvalidArgumentError, Option } from 'commander';
import { compare } from '../drift/compare.ts';
import { describeDrift, driftAsJson } from '../drift/describe.ts';
import { driftDiagram } from '../drift/diagram.ts';
import { UserError } from '../errors.ts';
import type { ArchitectureFile } from '../model/architecture-file.ts';
import { type Change, type Drift, SEVERITIES, type Severity } from '../model/drift.ts';
import { RECONCILIATIONS } from '../output/reconciliation/formats.ts';
import { REPORTS } from '../output/reports/reports.ts';
import { type HistoryFlags, withHistoryFlags } from './blame.ts';
import { finish, print } from './console.ts';
import { driftBetween } from './drift-between.ts';
import type { ClusterFlags } from './drift-cluster.ts';
import { driftOfDocuments } from './drift-documents.ts';
import { type SideFlags, sidesOf } from './drift-sides.ts';
import { withRunFlags } from './run.ts';

/** Ways to tell the drift; a diagram also needs the two sides. */
const PRINTERS = {
  text: (found: Drift) => describeDrift(found),
  json: (found: Drift) => driftAsJson(found),
  mermaid: (found: Drift, before: ArchitectureFile, after: ArchitectureFile) => driftDiagram(before, after, found),
} as const;

/** All of them but the diagram tell what documents say otherwise and what runs otherwise. */
const FORMATS = [...new Set([...Object.keys(PRINTERS), ...Object.keys(REPORTS), ...Object.keys(RECONCILIATIONS)])];

/** An hour; a timer holds no more than some weeks. */
const LONGEST_WAIT = 3600;

interface DriftFlags extends SideFlags, ClusterFlags, HistoryFlags {
  readonly since?: string;
  readonly cluster?: boolean;
  readonly documents?: boolean;
  readonly updateBaseline?: boolean;
  readonly between?: boolean;
  readonly format: string;
  readonly failOn?: Severity | 'never';
}

/** `asbuilt drift`: says what became of an architecture that was written down. */
export function driftCommand(): Command {
  return withHistoryFlags(withClusterFlags(withOtherWorlds(withRunFlags(new Command('drift')))))
    .description(
      'compare a folder with its committed architecture file, with another revision or a live cluster, or two such files',
    )
    .argument('[dir]', 'folder to analyse (default: .)')
    .option(
      '--baseline <file>',
      'architecture file to compare the folder with (default: asbuilt.json in the folder); with --documents and --cluster, findings that are known and accepted',
    )
    .addOption(
      new Option('--base <ref>', 'compare the folder with a branch, tag or commit, read from git: main, v1.2, HEAD~3').conflicts([
        'baseline',
        'before',
        'after',
        'documents',
      ]),
    )
    .addOption(
      new Option(
        '--since <ref-or-day>',
        'like --base, or the newest commit before a day (2026-03-01), and say for each change which commit made it',
      ).conflicts(['base', 'baseline', 'before', 'after', 'documents']),
    )
    .option('--head <ref>', 'with --base or --since: compare it with this revision in place of what lies in the folder')
    .addOption(new Option('--before <file>', 'compare this architecture file …').conflicts('baseline'))
    .addOption(new Option('--after <file>', '… with this one, and analyse nothing').conflicts('baseline'))
    .addOption(new Option('-f, --format <format>', 'how to say it').choices(FORMATS).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 for changes of this severity or above')
        .choices([...SEVERITIES, 'never'])
        .default(undefined, 'info; with --documents and --between warning'),
    )
    .action(drift);
}

/** What else than two architectures can be compared, but a cluster. */
function withOtherWorlds(command: Command): Command {
  return command
    .option('--documents', 'compare what Markdown files of the folder say with its sources')
    .addOption(
      new Option(
        '--between',
        'put code, every deployment and the documents side by side, a row a node, connection and setting',
      ).conflicts(['base', 'since', 'baseline', 'before', 'after', 'documents', 'cluster']),
    )
    .option('--update-baseline', 'with --documents and --cluster: accept what is found now in the file of --baseline');
}

function withClusterFlags(command: Command): Command {
  return command
    .option(
      '--cluster',
      'compare what the folder declares for Kubernetes with what runs in a cluster (reads it, changes nothing)',
    )
    .option('--kubeconfig <file>', 'how to reach the cluster (default: KUBECONFIG, else ~/.kube/config)')
    .option('--context <name>', 'context of the kubeconfig (default: its current one)')
    .option('--namespace <name>', "namespace of the cluster (default: the context's, else default)")
    .option('--deployment <id>', 'which declared deployment the cluster runs, where there are several')
    .option('--cluster-timeout <seconds>', 'longest wait for an answer of the cluster', seconds, 30);
}

async function drift(folder: string | undefined, { format, failOn, ...flags }: DriftFlags): Promise<void> {
  if (flags.cluster) {
    const { driftOfCluster } = await import('./drift-cluster.ts');
    return driftOfCluster(folder ?? '.', { ...flags, format, ...(failOn && { failOn }) });
  }
  if (flags.documents) return driftOfDocuments(folder ?? '.', { ...flags, format, ...(failOn && { failOn }) });
  if (flags.updateBaseline) throw new UserError('--update-baseline goes with --documents or --cluster.');
  if (flags.between) return driftBetween(folder ?? '.', { ...flags, format, ...(failOn && { failOn }) });
  const printer = printerOf(format);
  const { found, before, after } = await compared(folder, flags);
  print(printer(found, before, after));
  if (found.changes.some((change) => counts(change, failOn ?? 'info'))) finish(1);
}

async function compared(folder: string | undefined, { since, ...flags }: Omit<DriftFlags, 'format' | 'failOn'>) {
  if (since !== undefined) return (await import('./drift-since.ts')).driftSince(folder ?? '.', since, flags);
  const [before, after] = await sidesOf(folder, flags);
  return { found: compare(before, after), before, after };
}

function seconds(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !(number > 0 && number <= LONGEST_WAIT))
    throw new InvalidArgumentError(`Give a number of seconds above 0, up to ${LONGEST_WAIT}.`);
  return number;
}

function printerOf(format: string) {
  const [, printer] = Object.entries(PRINTERS).find(([name]) => name === format) ?? [];
  if (!printer)
    throw new UserError(
      `Only --documents, --cluster or --between have the format "${format}"; there are ${Object.keys(PRINTERS).join(', ')}.`,
    );
  return printer;
}

function counts({ severity }: Change, failOn: Severity | 'never'): boolean {
  return failOn !== 'never' && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn);
}
