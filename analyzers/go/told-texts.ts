import type { Bound, CallSite, Expression } from '../../src/code/ir.ts';
import { changedText, isTextMethod } from '../../src/frontend/text-methods.ts';
import type { MainPackage } from './programs.ts';
import { type Caller, enclosing, type Reaching, type Spot } from './reaching.ts';

const MOST_WAYS = 500;
const MOST_CALLERS = 12;
const DEEPEST = 30;
const MOST_STEPS = 2000;

/** A text that code comes to, and the programs that come to it so. */
export interface ToldText {
  readonly text: string;
  readonly mains: readonly MainPackage[];
}

/**
 * What an expression comes to, as far as it is made of texts, variables with a text, flags with a default, and what callers pass of these:
 * `"configs/" + service + ".yaml"`.
 */
export function textsTold(expression: Expression, spot: Spot, reaching: Reaching): readonly ToldText[] {
  const told: ToldText[] = [];
  const ways: (readonly Caller[])[] = [[]];
  for (const way of ways) {
    const reading: Reading = { way, isOpen: false, steps: 0 };
    const text = textOf(expression, spot, reading);
    const outermost = way.at(-1) ?? spot;
    if (text !== undefined) told.push({ text, mains: reaching.programsAt(outermost) });
    else if (reading.isOpen && way.length < MOST_CALLERS && ways.length < MOST_WAYS)
      ways.push(...reaching.callersOf(outermost).flatMap((caller) => (way.includes(caller) ? [] : [[...way, caller]])));
  }
  return told;
}

/** Callers, the innermost first, and whether one more would tell more. */
interface Reading {
  readonly way: readonly Caller[];
  isOpen: boolean;
  steps: number;
}

function textOf(expression: Expression, spot: Spot, reading: Reading, level = 0, depth = 0): string | undefined {
  reading.steps += 1;
  if (depth > DEEPEST || reading.steps > MOST_STEPS) return undefined;
  const inner = (each: Expression, scope = spot.scope) => textOf(each, { ...spot, scope }, reading, level, depth + 1);
  switch (expression.is) {
    case 'literal':
      return typeof expression.value === 'string' ? expression.value : undefined;
    case 'concat':
      return joined(expression.parts.map((each) => inner(each)));
    case 'name': {
      const variable = variableAt(expression.name, spot);
      const at = variable?.parameter ?? -1;
      if (at < 0) return variable?.values.flatMap((value: Bound) => inner(value.expression, value.scope) ?? [])[0];
      const caller = reading.way[level];
      const given = caller?.arguments[at];
      if (!caller) reading.isOpen = true;
      return caller && given && textOf(given, caller, reading, level + 1, depth + 1);
    }
    case 'call':
    case 'out': {
      const call = spot.module.calls[expression.call];
      return call && textMade(call, (each) => inner(each, call.scope));
    }
    default:
      return undefined;
  }
}

function joined(texts: readonly (string | undefined)[], between = ''): string | undefined {
  return isKnown(texts) ? texts.join(between) : undefined;
}

/** The variable that a name means; a parameter only where it is one of the package's function around. */
function variableAt(name: string, { module, scope }: Spot) {
  for (let at: number | null | undefined = scope; at !== null && at !== undefined; at = module.scopes[at]?.parent) {
    const variable = module.scopes[at]?.variables.find((each) => each.name === name);
    if (!variable) continue;
    const isOfFunction = module.functions[module.scopes[at]?.function ?? -1] === enclosing(module, scope);
    return variable.parameter === undefined || isOfFunction ? variable : undefined;
  }
  return undefined;
}

type TextOf = (expression: Expression) => string | undefined;

/** Texts that are put together, changed, or the default of a flag. */
function textMade({ callee, arguments: given }: CallSite, inner: TextOf): string | undefined {
  if (callee.is !== 'member') return undefined;
  const { of, name } = callee;
  const [, second, third] = given;
  const flag = name === 'String' ? second : name === 'StringVar' ? third : undefined;
  if (flag) return inner(flag);
  if (name === 'Sprintf') return formatted(given.map(inner));
  if (name === 'Join' && of.is === 'name' && /^(file)?path$/.test(of.name)) return joined(given.map(inner), '/');
  const text = isTextMethod(name) ? inner(of) : undefined;
  const told = given.map(inner);
  return text === undefined || !isKnown(told) ? undefined : changedText(text, name, told);
}

const VERB = /%(?:%|(?:\[(\d{1,3})\])?[sv])/g;

/** Verbs that leave a text as it is; with another, what comes of it is not known. https://pkg.go.dev/fmt */
function formatted([format, ...values]: readonly (string | undefined)[]): string | undefined {
  if (format === undefined || !isKnown(values) || format.replace(VERB, '').includes('%')) return undefined;
  let next = 0;
  return format.replace(VERB, (verb, at?: string) => {
    if (at !== undefined) next = Number(at) - 1;
    return verb === '%%' ? '%' : (values[next++] ?? verb);
  });
}

function isKnown(texts: readonly (string | undefined)[]): texts is readonly string[] {
  return texts.every((each) => each !== undefined);
}
