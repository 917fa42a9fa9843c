import type { Expression } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

/** How the arguments of a call are lowered; handed in, because they may be such calls themselves. */
type LowerArguments = (given: Node, name: string, at: At, lowering: Lowering) => readonly Expression[];

/** What a call hands on: a function, and the arguments that it is called with later. */
interface Handed {
  readonly called: Node;
  readonly given: readonly Expression[];
}

/**
 * Calls that run a function with the arguments behind it, by the position of the function. https://docs.python.org/3/library/asyncio-task.html#asyncio.to_thread,
 * https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.Executor.submit, https://fastapi.tiangolo.com/tutorial/background-tasks/,
 * https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.run_in_executor, https://tenacity.readthedocs.io/en/latest/#usage
 */
const BEHIND: Readonly<Record<string, number>> = {
  to_thread: 0,
  run_in_threadpool: 0,
  run_sync: 0,
  run_in_executor: 1,
  submit: 0,
  add_task: 0,
  spawn: 0,
  call_soon: 0,
  call_soon_threadsafe: 0,
  call_later: 1,
  start_soon: 0,
};

/** Those whose result is what the function gives, once it is awaited. */
const GIVES_RESULT = new Set(['to_thread', 'run_in_threadpool', 'run_sync', 'run_in_executor']);

/**
 * Threads, processes and jobs name the function and its arguments: https://docs.python.org/3/library/threading.html#threading.Thread,
 * https://apscheduler.readthedocs.io/en/3.x/modules/schedulers/base.html#apscheduler.schedulers.base.BaseScheduler.add_job
 */
const NAMED: Readonly<Record<string, { readonly called: string; readonly position: number; readonly args: number }>> = {
  Thread: { called: 'target', position: 1, args: 3 },
  Process: { called: 'target', position: 1, args: 3 },
  Timer: { called: 'function', position: 1, args: 2 },
  add_job: { called: 'func', position: 0, args: 2 },
};

/** `tasks.add_task(publish, 'orders', order)` calls `publish('orders', order)`, too: the call that is handed on, where its result is the call's own. */
export function handedCall(
  node: Node,
  name: string,
  { given, at, lowering }: { readonly given: Node | null; readonly at: At; readonly lowering: Lowering },
  lowerArguments: LowerArguments,
): Expression | undefined {
  const handed = given
    ? (handedBehind(given, name, at, lowering, lowerArguments) ?? handedByName(given, name, at, lowering))
    : undefined;
  if (!handed) return undefined;
  const call = lowering.draft.call({
    callee: lowering.expression(handed.called, at),
    arguments: handed.given,
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.place(node),
  });
  return GIVES_RESULT.has(name) ? call : undefined;
}

/** What is handed on is named where it stands: a call there is over before, and a lambda takes nothing. */
function isNamed(node: Node | undefined): node is Node {
  return node?.type === 'identifier' || node?.type === 'attribute';
}

function handedBehind(given: Node, name: string, at: At, lowering: Lowering, lowerArguments: LowerArguments): Handed | undefined {
  const position = Object.hasOwn(BEHIND, name) ? BEHIND[name] : undefined;
  const called = position === undefined ? undefined : partsOf(given)[position];
  if (position === undefined || !isNamed(called)) return undefined;
  return { called, given: lowerArguments(given, '', at, lowering).slice(position + 1) };
}

function handedByName(given: Node, name: string, at: At, lowering: Lowering): Handed | undefined {
  const rule = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  const parts = partsOf(given);
  const argument = (key: string, position: number): Node | undefined => {
    const named = parts.find((each) => each.type === 'keyword_argument' && each.childForFieldName('name')?.text === key);
    const behind = parts[position];
    return named?.childForFieldName('value') ?? (behind?.type === 'keyword_argument' ? undefined : behind);
  };
  const called = rule && argument(rule.called, rule.position);
  if (!rule || !isNamed(called)) return undefined;
  const [args, named] = [argument('args', rule.args), argument('kwargs', rule.args + 1)];
  return {
    called,
    given: [
      ...(args ? [{ is: 'spread', of: lowering.expression(args, at) } as const] : []),
      ...(named ? [{ is: 'keyword', name: '**', of: lowering.expression(named, at) } as const] : []),
    ],
  };
}
