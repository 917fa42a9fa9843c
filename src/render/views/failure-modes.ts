import type { Architecture, Node } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { distinct, groupedBy, namesOf, nodesById, sortedBy } from '../selection.ts';
import { healthOf } from './endpoints.ts';
import { watches } from './platform.ts';
import { holdsFor, looseMeasures, type MeasureRow, measuresOf } from './resilience.ts';

export interface FailureMode {
  readonly failure: string;
  /** Who is hit directly. */
  readonly impact: readonly string[];
  /** How it is noticed, as far as the sources say. */
  readonly detection: readonly string[];
  /** What is done then; empty where nothing was seen. */
  readonly recovery: readonly string[];
  /** Whether everyone who is hit does something, whatever it asks for. */
  readonly isRecovered: boolean;
  /** Measures of who is hit that stand on a program, so that it is not known which of its requests they hold for. */
  readonly perhaps: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Everything that is asked and may not answer: who is hit, who notices, what is done. */
export function failureModes(architecture: Architecture): readonly FailureMode[] {
  const nameOf = namesOf(architecture);
  const nodes = nodesById(architecture);
  const measures = measuresOf(architecture);
  const looseOf = looseMeasures(architecture);
  const looksOn = (id: string) => {
    const node = nodes.get(id);
    return node !== undefined && watches(node);
  };
  const asked = groupedBy(
    architecture.edges.filter(({ from, to }) => from !== to && !looksOn(from)),
    ({ to }) => to,
  );
  const modes = [...asked].flatMap(([id, edges]) => {
    const node = nodes.get(id);
    if (!node) return [];
    const callers = new Set(edges.map(({ from }) => from));
    const taken = measures.filter(({ owner, target }) => callers.has(owner) && target === id);
    return {
      failure: `${nameOf(id)} does not answer`,
      impact: distinct(edges.map(({ from }) => nameOf(from))),
      detection: detectionOf(node, architecture, taken),
      recovery: distinct(taken.filter(recovers).map(inWords)),
      isRecovered: edges.every((edge) => taken.some((row) => recovers(row) && holdsFor(row, edge))),
      perhaps: distinct([...callers].flatMap((caller) => looseOf(caller, id).filter(recovers).map(inWords))),
      evidence: sortedBy(edges, (edge) => [edge.id]).flatMap(({ evidence }) => evidence.slice(0, 1)),
    };
  });
  return sortedBy(modes, ({ failure }) => [failure]);
}

/** Whether it does something about a failure, and does not only end a wait or turn callers away. */
function recovers({ pattern }: MeasureRow): boolean {
  return pattern !== 'timeout' && pattern !== 'rate-limit';
}

function detectionOf(node: Node, { routes }: Architecture, taken: readonly MeasureRow[]): readonly string[] {
  const health = healthOf(
    node,
    routes.filter(({ service }) => service === node.id),
  );
  return distinct([
    ...health.map(({ asked }) => `health check ${asked}`),
    ...taken.filter(({ pattern }) => pattern === 'timeout').map(inWords),
  ]);
}

function inWords({ pattern, by, values, where }: MeasureRow): string {
  return `${pattern} of ${where} by ${by}${values === '' ? '' : `, ${values}`}`;
}
