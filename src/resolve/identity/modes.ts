import type { FactOf } from '../../model/fact.ts';
import { textsOf } from '../../model/value.ts';
import type { FactIndex } from '../fact-index.ts';
import type { ComponentSighting } from './sightings.ts';

/** A setting that tells a program which of its parts to be: `SERVER_MODE: ingestion`, `CONTAINER_ROLE: scheduler`. */
const KEY = /(?:^|_)(?:MODE|ROLE|CAPABILITIES|COMPONENT|(?:PROCESS|WORKER|SERVER|SERVICE|APP|CONTAINER|NODE)_TYPE)$/;
const WORDS = /^[A-Za-z][\w-]{0,40}(?:,[A-Za-z][\w-]{0,40}){0,20}$/;

/** By the key of a component, the modes that its deployment states for it, as one text. */
export function statedModes(facts: FactIndex, keyOf: (deployment: string, name: string) => string): ReadonlyMap<string, string> {
  const found = new Map<string, string[]>();
  for (const fact of facts.of('setting')) {
    const [mode, ...others] = fact.owner?.is === 'component' && KEY.test(fact.key) ? wordsOf(fact) : [];
    if (fact.owner?.is !== 'component' || mode === undefined || others.length > 0) continue;
    const key = keyOf(fact.owner.deployment, fact.owner.name);
    found.set(key, [...(found.get(key) ?? []), `${fact.key}=${mode}`]);
  }
  return new Map([...found].map(([key, modes]) => [key, [...new Set(modes)].sort().join(' ')]));
}

function wordsOf({ value }: FactOf<'setting'>): readonly string[] {
  return textsOf(value).filter((text) => WORDS.test(text));
}

/** Whether one deployment starts both, each in a mode of its own. */
export function isOtherMode(one: ComponentSighting, other: ComponentSighting): boolean {
  const [a, b] = [one.mode, other.mode];
  return one.deployment === other.deployment && one.key !== other.key && a !== undefined && b !== undefined && a !== b;
}
