import type { ArchitectureFile } from '../model/architecture-file.ts';
import { type Change, type Drift, type DriftSide, SEVERITIES } from '../model/drift.ts';
import { failuresIn } from '../model/problem.ts';
import { compareText } from '../model/sorted-json.ts';
import { change } from './change.ts';
import { compareChannels } from './compare-channels.ts';
import { compareCoverage } from './compare-coverage.ts';
import { compareCycles } from './compare-cycles.ts';
import { compareDeployments } from './compare-deployments.ts';
import { compareEdges } from './compare-edges.ts';
import { compareHandlings } from './compare-handlings.ts';
import { compareNodes } from './compare-nodes.ts';
import { compareRoutes } from './compare-routes.ts';
import { compareStores } from './compare-stores.ts';
import { type Renaming, renamings, withNewNames } from './rename.ts';

const COMPARISONS = [
  compareDeployments,
  compareNodes,
  compareEdges,
  compareCycles,
  compareStores,
  compareChannels,
  compareRoutes,
  compareHandlings,
  compareCoverage,
];

/** What became of an architecture. Lines that moved, hops that differ and another order are not drift. */
export function compare(before: ArchitectureFile, after: ArchitectureFile): Drift {
  const renamed = renamings(before, after);
  const earlier = withNewNames(before, renamed);
  const changes = [...renamed.map(nodeRenamed), ...COMPARISONS.flatMap((each) => each(earlier, after))];
  return { before: sideOf(before), after: sideOf(after), changes: changes.toSorted(mostSeriousFirst) };
}

function nodeRenamed({ before, after }: Renaming): Change {
  return change('node-renamed', after.id, `${before.name} is now called ${after.name}.`, { before, after });
}

function sideOf({ generator, system, coverage, problems = [] }: ArchitectureFile): DriftSide {
  const failures = failuresIn(problems);
  return { generator, revision: system.revision, coverage, ...(failures.length > 0 && { failures }) };
}

function mostSeriousFirst(a: Change, b: Change): number {
  return SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || compareText(textOf(a), textOf(b));
}

function textOf({ kind, element, message }: Change): string {
  return [kind, element, message].join('\n');
}
