import { literal, oneOf, textsOf, type Value } from '../model/value.ts';
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

/** The file of a path that is not here: its members are settings of the file that a deployment has there. */
export function fileSection(file: Value): Thing {
  return sectionWith({ is: 'setting', key: '', file }, []);
}

/** A setting whose members are settings by their paths: `PEERS.orders`, by default what the text that stands for it has there. */
function settingSection(value: Extract<Value, { is: 'setting' }>): Thing {
  const texts = value.fallback ? textsOf(value.fallback) : [];
  return sectionWith(value, texts.map(parsed));
}

/** The same with what it is by default: all that it may be where a step above was `*`. */
function sectionWith(value: Extract<Value, { is: 'setting' }>, usual: readonly unknown[]): Thing {
  const under = (name: string): Thing => {
    const members = usual.flatMap((data) => membersOf(data, name)).slice(0, MOST_MEMBERS);
    const texts = members.flatMap((each) => (SCALAR.test(typeof each) ? [literal(String(each))] : []));
    const fallback = texts.length > 0 ? { fallback: oneOf(texts) } : {};
    const key = value.key === '' ? name : `${value.key}.${name}`;
    return sectionWith({ is: 'setting', key, ...fallback, ...(value.file && { file: value.file }) }, members);
  };
  return { is: 'value', value, under, isObject: true };
}

const MOST_MEMBERS = 100;
const SCALAR = /^(string|number|boolean)$/;

function membersOf(data: unknown, name: string): readonly unknown[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([each, member]) => (each === name || name === ANY ? [member] : []));
}

const DEEPEST = 50;

function dataThing(data: unknown, depth = 0): Thing {
  if (data === null || typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean') return textThing(data);
  if (typeof data !== 'object' || depth > DEEPEST) return unknownThing('data that is nested too deep');
  const under = (each: unknown): Argument => ({ thing: dataThing(each, depth + 1) });
  if (Array.isArray(data)) return { is: 'list', items: data.map(under), isWhole: true };
  return { is: 'object', entries: new Map(Object.entries(data).map(([name, each]) => [name, under(each)])) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
