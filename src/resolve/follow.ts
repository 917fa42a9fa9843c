import type { Fact, FactOf } from '../model/fact.ts';
import { type Chooser, concat, literal, type Value } from '../model/value.ts';
import type { Thing } from './identity/thing.ts';
import { settingsUnder } from './mounted-files.ts';
import { holdersOf, partOf, partOfText } from './setting-members.ts';
import { isPattern, itemsOf, keysMeant, LAST_ITEM } from './setting-patterns.ts';
import { IN_CODE, type Settings } from './settings.ts';

/** One text that a value can be in one deployment, with the settings it came through. */
export interface Followed {
  /** `{}` stands where a part is not known. */
  readonly text: string;
  readonly hops: readonly Fact[];
  /** What would have to be known: setting names, reasons. Empty when the text is complete. */
  readonly missing: readonly string[];
  readonly deployment: string;
}

type Part = Omit<Followed, 'deployment'>;

/** Where names in a value are looked up. */
interface Scope {
  readonly thing: Thing;
  readonly deployment: string;
  readonly settings: Settings;
  /** A deployment file whose `${…}` are filled by its own means, or a group whose entries refer to each other. */
  readonly inside?: { readonly file: string } | { readonly group: string };
  readonly seen: readonly string[];
  /** How many settings may still be entered: those that name each other several times would double at every step. */
  readonly budget: { left: number };
}

const DEEPEST = 12;
const MOST = 48;
const MOST_ENTERED = 1000;
const LONGEST = 100_000;
const TOO_MUCH = 'settings that refer to each other too often';
const MASKED = '***';
const ORIGIN = /^(?:[a-z][a-z\d+.-]{0,30}:)?(?:\/\/)?[^/?#]*/i;

/** The texts of a value in every deployment of the thing; by the code alone when no deployment gives a useful one. */
export function followEverywhere(
  value: Value,
  thing: Thing,
  settings: Settings,
  isUseful: (text: Followed) => boolean = isComplete,
): readonly Followed[] {
  const deployed = thing.deployments.flatMap((deployment) => followIn(value, thing, deployment, settings));
  if (deployed.some(isUseful)) return deployed;
  return [...followIn(value, thing, IN_CODE, settings), ...deployed];
}

/** Whether nothing of the text is missing. */
export function isComplete(followed: Followed): boolean {
  return followed.missing.length === 0;
}

/** The texts of a value in one deployment. */
export function followIn(value: Value, thing: Thing, deployment: string, settings: Settings): readonly Followed[] {
  return evaluate(value, startOf(thing, deployment, settings)).map((part) => followed(part, deployment));
}

/** The texts of a setting that a deployment gives, read where the deployment wrote it. */
export function followSetting(
  fact: FactOf<'setting'>,
  thing: Thing,
  deployment: string,
  settings: Settings,
): readonly Followed[] {
  return enter(fact, startOf(thing, deployment, settings)).map((part) => followed(part, deployment));
}

function startOf(thing: Thing, deployment: string, settings: Settings): Scope {
  return { thing, deployment, settings, seen: [], budget: { left: MOST_ENTERED } };
}

/** Of what grew without end, no piece is told. */
function followed(part: Part, deployment: string): Followed {
  return part.missing.includes(TOO_MUCH)
    ? { ...open(TOO_MUCH), hops: part.hops.slice(0, 1), deployment }
    : { ...part, deployment };
}

function evaluate(value: Value, scope: Scope): readonly Part[] {
  switch (value.is) {
    case 'literal':
      return value.value === null ? [] : [known(String(value.value))];
    case 'concat':
      return value.parts.map((part) => evaluate(part, scope)).reduce<readonly Part[]>(combine, [known('')]);
    case 'one-of':
      return (value.by ? evaluateChosen(value, value.by, scope) : evaluateAll(value.values, scope)).slice(0, MOST);
    case 'list':
      return evaluateAll(value.items, scope).slice(0, MOST);
    case 'object':
      return evaluateObject(value.entries, scope);
    case 'setting': {
      const parts = value.file
        ? evaluateInFile(value.key, value.file, value.fallback, scope)
        : evaluateSetting(value.key, value.fallback, scope);
      return value.isOrigin ? parts.map((part) => ({ ...part, text: ORIGIN.exec(part.text)?.[0] ?? part.text })) : parts;
    }
    case 'entry': {
      const fact = scope.settings.entry(value.group, value.key, scope.deployment);
      if (fact) return enter(fact, scope);
      return value.fallback ? evaluate(value.fallback, scope) : [open(`${value.group} ${value.key}`)];
    }
    case 'unknown':
      return [open(value.why)];
  }
}

function evaluateAll(values: readonly Value[], scope: Scope): readonly Part[] {
  return values.flatMap((each) => evaluate(each, scope));
}

/** Those that the setting names; all of them where it is not known or names none. */
function evaluateChosen({ values }: Extract<Value, { is: 'one-of' }>, by: Chooser, scope: Scope): readonly Part[] {
  const told = evaluate(by.setting, scope).filter(({ missing }) => missing.length === 0);
  const chosen = told.flatMap(({ text, hops }) => {
    const value = values[by.names.indexOf(text)];
    return value ? [{ value, hops }] : [];
  });
  if (chosen.length === 0) return evaluateAll(values, scope);
  return chosen.flatMap(({ value, hops }) => evaluate(value, scope).map((part) => ({ ...part, hops: [...hops, ...part.hops] })));
}

/** `{ host, port }` and `{ url }` as clients take them. */
function evaluateObject(entries: Readonly<Record<string, Value>>, scope: Scope): readonly Part[] {
  const url = entries['url'] ?? entries['uri'] ?? entries['connectionString'];
  if (url) return evaluate(url, scope);
  const host = entries['host'] ?? entries['hostname'];
  const port = entries['port'];
  if (!host) return [];
  return evaluate(port ? concat([host, literal(':'), port]) : host, scope);
}

function evaluateSetting(key: string, fallback: Value | undefined, scope: Scope): readonly Part[] {
  const whole = findAll(key, scope).flatMap((fact) => enter(fact, scope));
  const found = whole.length > 0 ? whole : evaluateInside(key, scope);
  if (found.length > 0 && (!fallback || found.some((part) => part.missing.length === 0 && part.text !== ''))) return found;
  if (fallback) return evaluate(fallback, scope);
  return [open(key)];
}

/** What a file says that code reads by its path, where a deployment mounts one there. */
function evaluateInFile(key: string, file: Value, fallback: Value | undefined, scope: Scope): readonly Part[] {
  const paths = evaluate(file, scope);
  const found = paths.flatMap((path) => {
    const mounted = path.missing.length > 0 ? undefined : scope.settings.fileAt(path.text, scope.thing, scope.deployment);
    return mounted
      ? settingsUnder(key, mounted)
          .flatMap((fact) => enter(fact, scope))
          .map((part) => ({ ...part, hops: [...path.hops, mounted.mount, ...part.hops] }))
      : [];
  });
  if (found.length > 0) return found.slice(0, MOST);
  if (fallback) return evaluate(fallback, scope);
  const where = paths.map(({ text, missing }) => missing[0] ?? text)[0] ?? 'a file';
  return [open(key === '' ? `the text of ${where}` : `${key} in ${where}`)];
}

/** A setting that is a part of another one, which is stated as an object or as a text of JSON: `PEERS.orders`. */
function evaluateInside(key: string, scope: Scope): readonly Part[] {
  for (const { key: holder, steps } of holdersOf(key)) {
    const found = find(holder, scope).flatMap((fact) => partsInside(fact, steps, scope));
    if (found.length > 0) return found;
  }
  return [];
}

function partsInside(fact: FactOf<'setting'>, steps: readonly string[], scope: Scope): readonly Part[] {
  const stated = partOf(fact.value, steps);
  if (stated) return stated.flatMap((value) => enter({ ...fact, value }, scope));
  return enter(fact, scope).flatMap((part) =>
    partOfText(part.text, steps).flatMap((text) => {
      if (text === MASKED) return [];
      return [{ ...part, text, missing: text.includes('{}') ? part.missing : [] }];
    }),
  );
}

/** What a key stands for; of one with `*` in place of a name, what each such key does; of `topics[0]` an item of a list that is stated as a whole. */
function findAll(key: string, scope: Scope): readonly FactOf<'setting'>[] {
  const { settings, thing, deployment } = scope;
  const facts = isPattern(key)
    ? keysMeant(key, settings.fileKeys(thing, deployment)).flatMap((each) => settings.lookup(each, thing, deployment))
    : find(key, scope);
  const [, list, number, place = number] = facts.length > 0 ? [] : (LAST_ITEM.exec(key) ?? []);
  if (list === undefined || place === undefined) return facts;
  return find(list, scope).flatMap((fact) => itemsOf(fact, place));
}

function find(key: string, scope: Scope): readonly FactOf<'setting'>[] {
  const { inside, settings, thing, deployment } = scope;
  const near =
    inside && ('file' in inside ? settings.interpolated(key, inside.file) : settings.entry(inside.group, key, deployment));
  if (near) return [near];
  return inside && 'file' in inside ? [] : settings.lookup(key, thing, deployment);
}

/** Goes on in the words of the file where the setting stands. */
function enter(fact: FactOf<'setting'>, scope: Scope): readonly Part[] {
  if (scope.seen.includes(fact.id) || scope.seen.length > DEEPEST) return [];
  if (scope.budget.left <= 0) return [open(TOO_MUCH)];
  scope.budget.left -= 1;
  const { inside: _, ...rest } = scope;
  const next = { ...rest, seen: [...scope.seen, fact.id], ...placeOf(fact) };
  return evaluate(fact.value, next).map((part) =>
    part.text === MASKED
      ? { ...open(`${fact.key} (secret)`), hops: [fact, ...part.hops] }
      : { ...part, hops: [fact, ...part.hops] },
  );
}

function placeOf(fact: FactOf<'setting'>): Pick<Scope, 'inside'> {
  const deployment = fact.owner?.is === 'component' ? fact.owner.deployment : '';
  if (deployment.startsWith('compose:')) return { inside: { file: deployment.slice('compose:'.length) } };
  return fact.group && !fact.group.startsWith('config:') ? { inside: { group: fact.group } } : {};
}

function known(text: string): Part {
  return { text, hops: [], missing: [] };
}

function open(missing: string): Part {
  return { text: '{}', hops: [], missing: [missing] };
}

function combine(heads: readonly Part[], tails: readonly Part[]): readonly Part[] {
  return heads.flatMap((head) => tails.map((tail) => joined(head, tail))).slice(0, MOST);
}

function joined(head: Part, tail: Part): Part {
  const text = head.text + tail.text;
  const hops = [...head.hops, ...tail.hops];
  return text.length > LONGEST ? { ...open(TOO_MUCH), hops } : { text, hops, missing: [...head.missing, ...tail.missing] };
}
