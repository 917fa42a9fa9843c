import type { Value } from '../model/value.ts';
import { ANY } from './sections.ts';
import { type Argument, anyOf, optionsOf, type Thing, textThing, unknownThing } from './thing.ts';

/** What a text of JSON holds. Of a setting, each member is read from what the deployment says the setting is; what is no text stays as it is. */
export function decodedThing(thing: Thing): Thing {
  return anyOf(optionsOf(thing).map((each) => (each.is === 'value' ? decodedValue(each.value, each) : each)));
}

function decodedValue(value: Value, otherwise: Thing): Thing {
  if (value.is === 'setting') return settingSection(value);
  if (value.is !== 'literal' || typeof value.value !== 'string') return otherwise;
  const data = parsed(value.value);
  return data === undefined ? otherwise : dataThing(data);
}

/** A setting whose members are settings by their paths: `PEERS.orders`, by default what the text that stands for it has there. */
function settingSection(value: Extract<Value, { is: 'setting' }>): Thing {
  const { key, fallback } = value;
  const usual = fallback?.is === 'literal' && typeof fallback.value === 'string' ? parsed(fallback.value) : undefined;
  return { is: 'value', value, under: (name) => memberSetting(key, name, usual), isObject: true };
}

function memberSetting(key: string, name: string, usual: unknown): Thing {
  const of = typeof usual === 'object' && usual !== null ? Object.entries(usual) : [];
  const [member] = of.flatMap(([each, data]) => (each === name || name === ANY ? [data] : []));
  const fallback: Value | undefined =
    member === undefined ? undefined : { is: 'literal', value: typeof member === 'string' ? member : JSON.stringify(member) };
  return settingSection({ is: 'setting', key: `${key}.${name}`, ...(fallback ? { fallback } : {}) });
}

function dataThing(data: unknown): Thing {
  if (data === null || typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean') return textThing(data);
  if (Array.isArray(data))
    return { is: 'list', items: data.map((each): Argument => ({ thing: dataThing(each) })), isWhole: true };
  if (typeof data !== 'object') return unknownThing('no data');
  return { is: 'object', entries: new Map(Object.entries(data).map(([name, each]) => [name, { thing: dataThing(each) }])) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
