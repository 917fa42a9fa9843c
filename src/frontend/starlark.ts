// https://github.com/bazelbuild/starlark/blob/master/spec.md; its grammar is a subset of Python's

import type { Source } from '../model/analyzer.ts';
import { loadGrammar } from './grammar.ts';
import { evaluateStarlark, MOST_STEPS } from './starlark-values.ts';
import type { Node } from './syntax-node.ts';

/** A value as far as the file alone computes it; undefined where it does not. */
export type Starlark = string | readonly Starlark[] | ReadonlyMap<string, Starlark> | StarlarkCall | undefined;

/** One call of a function that the file does not define itself. */
export interface StarlarkCall {
  readonly called: string;
  readonly positional: readonly Starlark[];
  readonly named: ReadonlyMap<string, Starlark>;
  /** 1-based; that of the outermost call comes first where functions of the file stand between. */
  readonly lines: readonly number[];
}

/** An argument that may be given by position or by name. */
export function starlarkArgument({ positional, named }: StarlarkCall, index: number, name: string): Starlark {
  return named.get(name) ?? positional[index];
}

/** What a value holds as texts: itself, or the texts of a list. */
export function starlarkTexts(value: Starlark): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap((each) => (typeof each === 'string' ? [each] : [])) : [];
}

const DEEPEST = 6;
const MOST_TURNS = 100;

/** Every call of a file in the order that it would run: loops over what the file lists, and its own functions, gone through; both branches of a condition. */
export async function starlarkCalls(source: Source): Promise<readonly StarlarkCall[]> {
  const grammar = await loadGrammar('python');
  const run: Run = { calls: [], functions: new Map(), globals: new Map(), steps: 0, trail: [] };
  walk(grammar.parse(source.text), run.globals, run);
  return run.calls;
}

/** What a run of a file knows. */
export interface Run {
  readonly calls: StarlarkCall[];
  readonly functions: Map<string, Node>;
  readonly globals: Names;
  /** Taken so far. */
  steps: number;
  /** Lines of the calls that lead here. */
  readonly trail: readonly number[];
}

export type Names = Map<string, Starlark>;

function walk(block: Node, names: Names, run: Run): void {
  for (const statement of block.namedChildren) {
    run.steps += 1;
    if (!statement || run.steps > MOST_STEPS) return;
    step(statement, names, run);
  }
}

function step(statement: Node, names: Names, run: Run): void {
  switch (statement.type) {
    case 'function_definition':
      run.functions.set(statement.childForFieldName('name')?.text ?? '', statement);
      return;
    case 'for_statement':
      loop(statement, names, run);
      return;
    case 'if_statement':
    case 'elif_clause':
    case 'else_clause':
    case 'block':
      walk(statement, names, run);
      return;
    case 'expression_statement':
      for (const each of statement.namedChildren) if (each) assignOrEvaluate(each, names, run);
      return;
    case 'return_statement':
      evaluateStarlark(statement.namedChildren[0] ?? undefined, names, run, callOwn);
      return;
    default:
  }
}

function assignOrEvaluate(node: Node, names: Names, run: Run): void {
  if (node.type !== 'assignment' && node.type !== 'augmented_assignment') {
    evaluateStarlark(node, names, run, callOwn);
    return;
  }
  const target = node.childForFieldName('left');
  const value = evaluateStarlark(node.childForFieldName('right') ?? undefined, names, run, callOwn);
  const known = target ? names.get(target.text) : undefined;
  const sum = Array.isArray(known) && Array.isArray(value) ? [...known, ...value].slice(0, MOST_TURNS) : undefined;
  if (target?.type === 'identifier') names.set(target.text, node.type === 'assignment' ? value : sum);
}

/** `for name in ['orders', 'stock']:` and `for name, port in [('orders', 80)]:`. */
function loop(statement: Node, names: Names, run: Run): void {
  const left = statement.childForFieldName('left');
  const body = statement.childForFieldName('body');
  const over = evaluateStarlark(statement.childForFieldName('right') ?? undefined, names, run, callOwn);
  const turns = over instanceof Map ? [...over.keys()] : Array.isArray(over) ? over : [undefined];
  if (!left || !body) return;
  for (const turn of turns.slice(0, MOST_TURNS)) {
    const targets = left.type === 'identifier' ? [left] : left.namedChildren;
    targets.forEach((target, index) => {
      if (target) names.set(target.text, left.type === 'identifier' ? turn : Array.isArray(turn) ? turn[index] : undefined);
    });
    walk(body, names, run);
  }
}

/** Goes through the body of a function of the file with what it is given; what it returns is not followed. */
function callOwn(definition: Node, call: StarlarkCall, run: Run): void {
  const body = definition.childForFieldName('body');
  if (!body || run.trail.length >= DEEPEST) return;
  const own: Names = new Map(run.globals);
  const parameters = (definition.childForFieldName('parameters')?.namedChildren ?? []).flatMap((each) => each ?? []);
  parameters.forEach((parameter, index) => {
    const name = parameter.childForFieldName('name')?.text ?? parameter.text;
    const usual = parameter.childForFieldName('value') ?? undefined;
    own.set(name, starlarkArgument(call, index, name) ?? evaluateStarlark(usual, own, run, callOwn));
  });
  const inner: Run = { ...run, trail: [...run.trail, ...call.lines.slice(-1)] };
  walk(body, own, inner);
  run.steps = inner.steps;
}
