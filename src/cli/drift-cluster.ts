import { compareCluster } from '../check/cluster/compare-cluster.ts';
import { UserError } from '../errors.ts';
import { liveFacts } from '../live/live-facts.ts';
import { readCluster } from '../live/read-cluster.ts';
import type { CheckReport } from '../model/check-report.ts';
import type { FactDraft } from '../model/fact.ts';
import { FINDING_SEVERITIES, type FindingSeverity } from '../model/finding.ts';
import { packageVersion } from '../output/package-version.ts';
import { REPORTS } from '../output/reports/reports.ts';
import { declarations } from '../pipeline.ts';
import { type BaselineFlags, openBaseline } from './accepted.ts';
import { finish, print, say } from './console.ts';
import { refuseFailures, tellFailures } from './run.ts';

/** What `asbuilt drift --cluster` takes beside what every run takes. */
export interface ClusterFlags extends BaselineFlags {
  readonly config?: string;
  readonly ignore?: readonly string[];
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly namespace?: string;
  readonly deployment?: string;
  readonly clusterTimeout?: number;
  readonly format: string;
  readonly failOn?: FindingSeverity | 'info' | 'never';
}

/** Compares what the repository declares for a cluster with what runs in it. */
export async function driftOfCluster(folder: string, flags: ClusterFlags): Promise<void> {
  const report = Object.hasOwn(REPORTS, flags.format) ? REPORTS[flags.format] : undefined;
  if (!report) throw new UserError(`--cluster knows the formats ${Object.keys(REPORTS).join(', ')}, not "${flags.format}".`);
  const baseline = openBaseline(flags);
  const { ignore, config } = flags;
  const declared = await declarations(folder, { ...(ignore && { flags: { ignore } }), ...(config && { configFile: config }) });
  const oddities = declared.problems.filter(({ code }) => code !== 'analyzer-failed');
  for (const { message, evidence } of oddities) say(`${evidence.path}:${evidence.line}: ${message}`);
  tellFailures(declared.problems);
  if (flags.updateBaseline) refuseFailures(declared.problems);
  const facts = factsOfOne(declared.facts, folder, flags.deployment);
  const { kubeconfig, context, namespace, clusterTimeout } = flags;
  const live = await readCluster({
    ...(kubeconfig && { kubeconfig }),
    ...(context && { context }),
    ...(namespace && { namespace }),
    ...(clusterTimeout && { timeoutMs: clusterTimeout * 1000 }),
  });
  const podLabels = (live.objects.get('v1 Pod') ?? []).map(({ metadata }) => metadata?.labels ?? {});
  const comparison = { declared: facts, running: liveFacts(live), namespace: live.namespace, podLabels, notRead: live.notRead };
  const sifted = baseline.sift(compareCluster(comparison));
  if (!sifted) return;
  print(report({ ...about(declared), ...sifted, isLive: true }));
  if (sifted.findings.some(({ severity }) => counts(severity, flags.failOn ?? 'info'))) finish(1);
}

function about({ name, revision, files }: Awaited<ReturnType<typeof declarations>>): Omit<CheckReport, 'findings' | 'accepted'> {
  const none = { found: 0, resolved: 0 };
  const coverage = { calls: none, channels: none, routes: none, connections: none, files };
  return { system: name, revision, generator: `asbuilt ${packageVersion()}`, coverage };
}

/** One cluster runs one way to deploy the system; which of several it is, nobody but the user knows. */
function factsOfOne(facts: readonly FactDraft[], folder: string, asked: string | undefined): readonly FactDraft[] {
  const ids = [...new Set(facts.flatMap((fact) => (fact.kind === 'component' ? [fact.deployment] : [])))].sort();
  if (ids.length === 0) throw new UserError(`${folder}: nothing is declared for Kubernetes, so there is nothing to compare.`);
  const [only, second] = ids;
  if (asked !== undefined && !ids.includes(asked))
    throw new UserError(`There is no deployment "${asked}"; there are ${ids.join(', ')}.`);
  if (asked === undefined && second !== undefined)
    throw new UserError(`Which deployment does the cluster run? Say it with --deployment: ${ids.join(', ')}.`);
  const deployment = asked ?? only;
  return facts.filter((fact) => deploymentOf(fact) === deployment);
}

function deploymentOf(fact: FactDraft): string | undefined {
  if ('deployment' in fact && fact.deployment !== undefined) return fact.deployment;
  return 'owner' in fact && fact.owner?.is === 'component' ? fact.owner.deployment : undefined;
}

function counts(severity: FindingSeverity, failOn: FindingSeverity | 'info' | 'never'): boolean {
  if (failOn === 'never') return false;
  return FINDING_SEVERITIES.indexOf(severity) >= FINDING_SEVERITIES.indexOf(failOn === 'info' ? 'note' : failOn);
}
