import type { Place } from '../../../../src/sdk/index.ts';
import { TemplateError } from '../ast.ts';
import { Dict, type GoValue, isList, print } from '../value.ts';

/** What a function may ask of the rendering that calls it. */
export interface Call {
  readonly line: number;
  /** Stands for what cannot be known. */
  readonly mark: string;
  readonly include: (name: string, dot: GoValue) => string;
  readonly tpl: (text: string, dot: GoValue) => string;
  /** Tells where a line of the text that is being made was stated. */
  readonly note: (line: string, place: Place) => void;
}

/** A template function: its arguments, a piped value last. */
export type TemplateFunction = (args: readonly GoValue[], call: Call) => GoValue;

/** The text of an argument, as functions on texts take them. */
export function text(args: readonly GoValue[], index: number): string {
  return print(args.at(index) ?? null);
}

/** The number of an argument; texts count as far as they are numbers. */
export function number(args: readonly GoValue[], index: number): number {
  const value = args.at(index) ?? null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const result = typeof value === 'number' ? value : Number.parseFloat(print(value));
  return Number.isFinite(result) ? result : 0;
}

/** The list of an argument; nothing else is one. */
export function list(args: readonly GoValue[], index: number): readonly GoValue[] {
  const value = args.at(index) ?? null;
  return isList(value) ? value : [];
}

/** The map of an argument. */
export function dict(args: readonly GoValue[], index: number, call: Call): Dict {
  const value = args.at(index) ?? null;
  if (value instanceof Dict) return value;
  if (value === null) return new Dict();
  throw new TemplateError('A map was expected.', call.line);
}
