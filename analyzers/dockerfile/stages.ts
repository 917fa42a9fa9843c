import { interpolate, literal, settingValue, substitute, textOf, type Value } from '../../src/sdk/index.ts';
import { type Instruction, wordsOf } from './instructions.ts';

/** One FROM with what follows it. */
export interface Stage {
  readonly from: Instruction;
  readonly name: string;
  /** The image or the earlier stage that it starts from, build arguments put in. */
  readonly base: string;
  readonly instructions: readonly Instruction[];
}

/** Stages in the order of the file, and the arguments that are declared before the first. */
export function stagesOf(instructions: readonly Instruction[]): {
  readonly stages: readonly Stage[];
  readonly global: ReadonlyMap<string, Value>;
} {
  const starts = instructions.flatMap(({ name }, index) => (name === 'FROM' ? [index] : []));
  const global = new Map<string, Value>();
  for (const argument of instructions.slice(0, starts[0] ?? 0)) defineArgument(argument, global, new Map());
  const stages = starts.flatMap((start, index) => {
    const from = instructions[start];
    if (!from) return [];
    const [image = '', as, name = ''] = wordsOf(from.rest);
    const base = textOf(substitute(interpolate(image), (key) => global.get(key)));
    const isNamed = as?.toLowerCase() === 'as';
    return [
      { from, name: isNamed ? name.toLowerCase() : '', base, instructions: instructions.slice(start + 1, starts[index + 1]) },
    ];
  });
  return { stages, global };
}

/** The last stage and, outermost base first, the stages of the file that it is built upon. */
export function lineageOf(stages: readonly Stage[]): readonly Stage[] {
  const last = stages.at(-1);
  return last ? lineageUpTo(last, stages) : [];
}

/** The same for any stage. */
export function lineageUpTo(last: Stage, stages: readonly Stage[]): readonly Stage[] {
  const lineage = [last];
  let base = last.base.toLowerCase();
  for (const stage of stages.slice(0, stages.indexOf(last)).reverse()) {
    if (stage.name === '' || stage.name !== base) continue;
    lineage.push(stage);
    base = stage.base.toLowerCase();
  }
  return lineage.reverse();
}

/** `ARG NAME=default`; without a default in the stage, the one given before the first FROM counts. Gives the names with what is written there. */
export function defineArgument(
  { name, rest }: Instruction,
  known: Map<string, Value>,
  global: ReadonlyMap<string, Value>,
): readonly Pair[] {
  if (name !== 'ARG') return [];
  return [...rest.matchAll(ARGUMENT)].map(([, whole, plain = '', given]) => {
    const [, key = '', written] = whole === undefined ? ['', plain, given] : (/^([^=]*)(?:=(.*))?$/s.exec(unquoted(whole)) ?? []);
    const raw = written === undefined ? undefined : unquoted(written);
    const value = raw === undefined ? global.get(key) : substitute(settingValue(key, raw), (other) => known.get(other));
    if (value) known.set(key, value);
    return [key, raw ?? ''];
  });
}

/** A name and what is written for it. */
export type Pair = readonly [key: string, raw: string];

/** The quotes may stand around the whole. */
const ARGUMENT = /("[^\s="]+=(?:\\.|[^"\\])*"|'[^\s=']+=[^']*')|([^\s=]+)(?:=("(?:\\.|[^"\\])*"|'[^']*'|(?:\\.|[^\s\\])*))?/gs;

/** `ENV A=1 B="2 3"`, or the older `ENV A 1 2`. */
export function pairsOf({ rest }: Instruction): readonly Pair[] {
  const [, oldKey, oldValue] = /^([\w.-]{1,200})\s+(?!=)(.*)$/s.exec(rest) ?? [];
  if (oldKey !== undefined && oldValue !== undefined) return [[oldKey, unquoted(oldValue.trim())]];
  const pairs = rest.matchAll(/([\w.-]{1,200})=("(?:\\.|[^"\\])*"|'[^']*'|(?:\\.|[^\s\\])*)/gs);
  return [...pairs].map(([, key = '', value = '']) => [key, unquoted(value)] as const);
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/s, '$2').replaceAll('\\ ', ' ');
}

/** A text with the file's own arguments and variables put in. */
export function resolved(text: string, known: ReadonlyMap<string, Value>): Value {
  const value = substitute(interpolate(text), (key) => known.get(key));
  const port = textOf(value);
  return /^\d{1,5}$/.test(port) ? literal(Number(port)) : value;
}
