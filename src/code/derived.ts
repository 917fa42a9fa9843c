import { literal, oneOf, textsOf, type Value } from '../model/value.ts';
import { methodsAnswered } from './class-methods.ts';
import type { Evaluator } from './evaluate.ts';
import { fileData } from './file-data.ts';
import { firstHalf } from './halves.ts';
import type { Selector } from './library.ts';
import { pairsThing } from './pattern-pairs.ts';
import { pathHead, patternPath } from './pattern-path.ts';
import { methodInPattern, pathInPattern, pathInTemplate } from './route-patterns.ts';
import { rowsThing } from './rows.ts';
import { textsAmong } from './selected-parts.ts';
import { comparedThing, servedMethods } from './served.ts';
import { changeCase, mapTexts, upTo, withoutStart } from './text-functions.ts';
import { anyOf, optionsOf, type Thing, valueThing } from './thing.ts';
import { requestsToldApart } from './told-apart.ts';
import { toValue } from './values.ts';

const DERIVING_NAMES = [
  'methods',
  'compared',
  'told-apart',
  'optional',
  'file-data',
  'setting-named',
  'capitalized',
  'cased',
  'texts',
  'after',
  'before',
  'between',
  'replaced',
  'pairs',
  'pattern',
  'class-methods',
  'mapped',
  'in-place-of',
  'callable',
  'path-head',
  'regular-expression',
  'uri-template',
  'rows',
  'first-half',
] as const;

const DERIVING: ReadonlySet<Selector['from']> = new Set(DERIVING_NAMES);

type Deriving = Extract<Selector, { readonly from: (typeof DERIVING_NAMES)[number] }>;

/** Whether a selector works on what another one finds. */
export function isDeriving(selector: Selector): selector is Deriving {
  return DERIVING.has(selector.from);
}

const PATHS = { 'path-head': pathHead, 'regular-expression': patternPath, 'uri-template': pathInTemplate } as const;

/** What a selector makes of the thing that another one found; undefined when it is no such thing. */
export function derivedThing(evaluator: Evaluator, selector: Deriving, of: Thing): Thing | undefined {
  switch (selector.from) {
    case 'methods':
      return servedMethods(evaluator, of, selector);
    case 'compared':
      return comparedThing(evaluator, of, selector);
    case 'told-apart':
      return requestsToldApart(evaluator, of);
    case 'optional':
      return orNothing(of);
    case 'setting-named':
      return settingNamed(toValue(of, evaluator));
    case 'capitalized':
    case 'cased':
    case 'after':
    case 'before':
    case 'replaced':
      return valueThing(changedText(selector, toValue(of, evaluator)));
    case 'between':
      return textsBetween(toValue(of, evaluator), selector);
    case 'pairs':
      return pairsThing(evaluator, selector, of);
    case 'pattern':
      return partOfPattern(selector.part, toValue(of, evaluator));
    case 'class-methods':
      return methodsAnswered(evaluator, selector, of);
    case 'in-place-of':
      return isKnown(of) ? valueThing(literal(selector.text)) : undefined;
    case 'mapped':
      return mappedTexts(selector.texts, wordsOf(toValue(of, evaluator)));
    case 'callable':
      return callableIn(of);
    case 'path-head':
    case 'regular-expression':
    case 'uri-template':
      return valueThing(mapTexts(toValue(of, evaluator), PATHS[selector.from]));
    default:
      return lookedUp(evaluator, selector, of);
  }
}

/** What stands elsewhere: in files, in rows of a table, in the list around. */
function lookedUp(
  evaluator: Evaluator,
  selector: Extract<Deriving, { from: 'file-data' | 'rows' | 'first-half' | 'texts' }>,
  of: Thing,
): Thing | undefined {
  switch (selector.from) {
    case 'file-data':
      return fileData(evaluator, of);
    case 'rows':
      return rowsThing(evaluator, of, selector.column);
    case 'first-half':
      return firstHalf(evaluator, of, selector.marks);
    case 'texts':
      return textsAmong(evaluator, of, selector.after);
    default:
      return selector satisfies never;
  }
}

function changedText(
  selector: Extract<Deriving, { from: 'capitalized' | 'cased' | 'after' | 'before' | 'replaced' }>,
  of: Value,
): Value {
  switch (selector.from) {
    case 'capitalized':
      return mapTexts(of, (text) => text.charAt(0).toUpperCase() + text.slice(1));
    case 'cased':
      return changeCase(of, selector.case);
    case 'after':
      return withoutStart(of, selector.start);
    case 'before':
      return upTo(of, selector.mark);
    case 'replaced':
      return mapTexts(of, (text) => text.replaceAll(selector.part, selector.by));
    default:
      return selector satisfies never;
  }
}

function settingNamed(name: Value): Thing | undefined {
  const [key] = textsOf(name);
  return key === undefined ? undefined : valueThing({ is: 'setting', key });
}

function textsBetween(value: Value, marks: Extract<Deriving, { from: 'between' }>): Thing | undefined {
  const texts = textsOf(value).flatMap((text) => listedBetween(text, marks));
  return texts.length > 0 ? valueThing(oneOf(texts.map(literal))) : undefined;
}

function listedBetween(text: string, { start, end }: Extract<Deriving, { from: 'between' }>): readonly string[] {
  const [, ...rest] = text.split(start);
  if (rest.length === 0) return [];
  const after = rest.join(start);
  return (end === undefined ? after : (after.split(end, 1)[0] ?? after)).split(',').map((each) => each.trim());
}

function partOfPattern(wanted: Extract<Deriving, { from: 'pattern' }>['part'], whole: Value): Thing | undefined {
  const part = wanted === 'method' ? methodInPattern(whole) : pathInPattern(whole);
  return part && valueThing(part);
}

function mappedTexts(mapping: Extract<Deriving, { from: 'mapped' }>['texts'], words: readonly string[]): Thing | undefined {
  const texts = words.flatMap((text) => mappedText(mapping, text) ?? []);
  return texts.length > 0 ? valueThing(oneOf(texts.map(literal))) : undefined;
}

function isKnown(thing: Thing): boolean {
  return optionsOf(thing).some(({ is }) => is !== 'unknown' && is !== 'open' && is !== 'package');
}

function orNothing(thing: Thing): Thing {
  const value = thing.is === 'value' || thing.is === 'made' ? thing.value : undefined;
  return value?.is === 'setting' && !value.fallback ? valueThing({ ...value, fallback: literal('') }) : thing;
}

/** The texts a value can be, and the names of the settings it is read from. */
function wordsOf(value: Value): readonly string[] {
  if (value.is === 'setting') return [...textsOf(value), value.key];
  const texts = textsOf(value);
  return texts.length > 0 ? texts : ['?'];
}

/** The entry of the text itself, of a word in it (`*redis*`), or of everything else (`*`). */
/** Of an address, its scheme is asked first: `mongodb://redis-archive` is none of Redis. */
function mappedText(texts: Readonly<Record<string, string>>, text: string): string | undefined {
  if (Object.hasOwn(texts, text)) return texts[text];
  const scheme = /^[\w+.-]{1,40}:\/\//.exec(text)?.[0] ?? '';
  const keys = Object.keys(texts).filter((key) => key.length > 2 && key.startsWith('*'));
  const keyIn = (within: string) => keys.find((key) => within.toLowerCase().includes(key.slice(1, -1)));
  return text === '' ? undefined : texts[keyIn(scheme) ?? keyIn(text) ?? '*'];
}

function callableIn(of: Thing): Thing | undefined {
  const things = optionsOf(of).filter((each) => CALLABLE.has(each.is) || isLibraryClass(each));
  return things.length > 0 ? anyOf(things) : undefined;
}

/** Classes of libraries are told by their names: what has a receiver is a member of an instance. */
function isLibraryClass(thing: Thing): boolean {
  return thing.is === 'symbol' && !thing.receiver && /(^|\.)[A-Z]\w*$/.test(thing.path);
}

const CALLABLE: ReadonlySet<Thing['is']> = new Set(['function', 'class', 'instance', 'package', 'unknown']);
