import type { Evidence } from '../model/evidence.ts';
import type { SettingFact } from '../model/fact.ts';
import { evidenceOfSetting } from './evidence.ts';
import { settingValue } from './interpolate.ts';
import { cleanSetting } from './secrets.ts';

/** One `KEY=value` that a build is given, with its line. */
export interface BuildArgument {
  readonly key: string;
  readonly text: string;
  readonly evidence: Evidence;
}

/** What an image is built with is a group of settings under the image's name; the resolver knows who runs the image and what the Dockerfile does with them. */
export function buildArgumentFacts(image: string, args: readonly BuildArgument[]): readonly SettingFact[] {
  return args.map(({ key, text, evidence }) => ({
    kind: 'setting',
    evidence: evidenceOfSetting(evidence, key, text),
    group: `build:${image}`,
    key,
    value: settingValue(key, text),
  }));
}

/** The arguments as a build states them; without secrets. */
export function plainArguments(args: readonly BuildArgument[]): { readonly args?: Readonly<Record<string, string>> } {
  const texts = args.map(({ key, text }) => [key, cleanSetting(key, text)] as const);
  return texts.length === 0 ? {} : { args: Object.fromEntries(texts) };
}
