import type { Value } from '../model/value.ts';
import { followEverywhere, isComplete } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import type { Surroundings } from './pass.ts';

/** What a value is wherever the thing runs, if it is one text everywhere. */
export function onlyText(value: Value | undefined, thing: Thing, { settings }: Surroundings): string | undefined {
  const texts = value ? followEverywhere(value, thing, settings).filter(isComplete) : [];
  const [only, ...others] = new Set(texts.map(({ text }) => text));
  return others.length === 0 && only !== '' ? only : undefined;
}
