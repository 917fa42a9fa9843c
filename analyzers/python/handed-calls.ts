import type { Expression } from '../../src/code/ir.ts';
import { NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

/** How the arguments of a call are lowered; handed in, because they may be such calls themselves. */
type LowerArguments = (given: Node, name: string, at: At, lowering: Lowering) => readonly Expression[];

/** What a call hands on: a function, and the arguments that it is called with later. */
interface Handed {
  readonly called: Expression;
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

/**
 * `tasks.add_task(publish, 'orders', order)` calls `publish('orders', order)`, too: the call that is handed on, where its result is the call's own,
 * and all arguments, which are lowered only once since they may hand on calls themselves.
 */
export function handedCall(
  node: Node,
  name: string,
  { given, at, lowering }: { readonly given: Node | null; readonly at: At; readonly lowering: Lowering },
  lowerArguments: LowerArguments,
): { readonly result?: Expression; readonly args: readonly Expression[] } | undefined {
  const parts = given?.type === 'argument_list' ? partsOf(given) : [];
  const find = handedBehind(parts, name) ?? handedByName(parts, name);
  if (!given || !find) return undefined;
  const args = lowerArguments(given, name, at, lowering);
  const handed = find(args);
  const call = lowering.draft.call({
    callee: handed.called,
    arguments: handed.given,
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.place(node),
  });
  return GIVES_RESULT.has(name) ? { result: call, args } : { args };
}

/** What is handed on is named where it stands: a call there is over before, and a lambda takes nothing. */
function isNamed(node: Node | undefined): node is Node {
  return node?.type === 'identifier' || node?.type === 'attribute';
}

/** Finds among the lowered arguments of a call what it hands on. */
type Find = (args: readonly Expression[]) => Handed;

function handedBehind(parts: readonly Node[], name: string): Find | undefined {
  const position = Object.hasOwn(BEHIND, name) ? BEHIND[name] : undefined;
  if (position === undefined || !isNamed(parts[position])) return undefined;
  return (args) => ({ called: valueOf(args[position]), given: args.slice(position + 1) });
}

function handedByName(parts: readonly Node[], name: string): Find | undefined {
  const rule = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  if (!rule) return undefined;
  const argument = (key: string, position: number): number => {
    const named = parts.findIndex((each) => each.type === 'keyword_argument' && each.childForFieldName('name')?.text === key);
    return named >= 0 || parts[position]?.type === 'keyword_argument' ? named : position;
  };
  const called = argument(rule.called, rule.position);
  const node = parts[called];
  if (!isNamed(node?.type === 'keyword_argument' ? (node.childForFieldName('value') ?? undefined) : node)) return undefined;
  const [args, named] = [argument('args', rule.args), argument('kwargs', rule.args + 1)];
  return (all) => ({
    called: valueOf(all[called]),
    given: [
      ...(all[args] ? [{ is: 'spread', of: valueOf(all[args]) } as const] : []),
      ...(all[named] ? [{ is: 'keyword', name: '**', of: valueOf(all[named]) } as const] : []),
    ],
  });
}

function valueOf(argument: Expression | undefined): Expression {
  return argument?.is === 'keyword' ? argument.of : (argument ?? NOTHING);
}
