import type { FactOf } from '../model/fact.ts';
import type { Value } from '../model/value.ts';

type SettingFact = FactOf<'setting'>;

/** The setting that a key stands for in a file. */
type Filled = (key: string, file: string) => SettingFact | undefined;

const DEEPEST = 8;
const MOST_FILLED = 1000;

/** The text of a setting, where all that it is made of is known; of settings that refer to each other over and over it is not. */
export function plainText(fact: SettingFact, filled: Filled): string | undefined {
  let left = MOST_FILLED;
  return textOfFact(fact, (key, file) => (left-- > 0 ? filled(key, file) : undefined), 0);
}

function textOfFact(fact: SettingFact, filled: Filled, depth: number): string | undefined {
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
      if (found) return textOfFact(found, filled, depth + 1);
      return value.fallback && textOf(value.fallback, file, filled, depth);
    }
    default:
      return undefined;
  }
}
