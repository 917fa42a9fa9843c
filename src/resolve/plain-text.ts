import type { FactOf } from '../model/fact.ts';
import type { Value } from '../model/value.ts';

type SettingFact = FactOf<'setting'>;

/** The setting that a key stands for in a file. */
type Filled = (key: string, file: string) => SettingFact | undefined;

const DEEPEST = 8;

/** The text of a setting, where all that it is made of is known. */
export function plainText(fact: SettingFact, filled: Filled, depth = 0): string | undefined {
  return depth > DEEPEST ? undefined : textOf(fact.value, fact.evidence.path, filled, depth);
}

function textOf(value: Value, file: string, filled: Filled, depth: number): string | undefined {
  switch (value.is) {
    case 'literal':
      return value.value === null ? undefined : String(value.value);
    case 'concat': {
      const parts = value.parts.map((part) => textOf(part, file, filled, depth));
      return parts.includes(undefined) ? undefined : parts.join('');
    }
    case 'list':
      return value.items.map((item) => textOf(item, file, filled, depth) ?? '').join(',');
    case 'setting': {
      const found = filled(value.key, file);
      if (found) return plainText(found, filled, depth + 1);
      return value.fallback && textOf(value.fallback, file, filled, depth);
    }
    default:
      return undefined;
  }
}
