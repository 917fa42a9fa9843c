import { setOnMade, setOnParameter } from './assigned.ts';
import type { Evaluator } from './evaluate.ts';
import { exportedThing } from './exports.ts';
import { instanceOf } from './instance-of.ts';
import { entriesOf } from './items.ts';
import type { Step } from './library.ts';
import { returnOf } from './returns.ts';
import { type Argument, anyOf, type MadeThing, optionsOf, type Thing, unknownThing, valueThing } from './thing.ts';

/** Follows a selector's path from an argument. */
export function stepsInto(evaluator: Evaluator, argument: Argument, path: readonly Step[]): Thing | undefined {
  return path.reduce<Thing | undefined>((thing, name) => thing && stepInto(evaluator, thing, name), evaluator.argument(argument));
}

/** One step of a selector's path; undefined when the object is known and has no such member. */
export function stepInto(evaluator: Evaluator, thing: Thing, name: string): Thing | undefined {
  const found = optionsOf(thing).flatMap((option) => foundIn(evaluator, option, name));
  return found.length > 0 ? anyOf(found) : undefined;
}

function foundIn(evaluator: Evaluator, option: Thing, name: string): readonly Thing[] {
  switch (name) {
    case '()':
      return option.is === 'function' ? [returnOf(evaluator, option, [])] : [];
    case '{}':
      return option.is === 'function' ? setOnParameter(evaluator, option) : [];
    case 'new':
      return madeIn(option);
    case '[,]':
      return keyedItems(option);
    case '[.]':
      return option.is === 'object' ? [] : itemsOf(evaluator, option);
    case '[]':
      return itemsOf(evaluator, option);
    default:
      return membersOf(evaluator, option, name);
  }
}

function madeIn(of: Thing): readonly Thing[] {
  const made = instanceOf(of);
  return made ? [made] : [];
}

function membersOf(evaluator: Evaluator, thing: Thing, name: string): readonly Thing[] {
  switch (thing.is) {
    case 'object':
      return thing.entries.has(name) ? [evaluator.member(thing, name)] : [];
    case 'value':
      return thing.value.is === 'object' && thing.value.entries[name] ? [valueThing(thing.value.entries[name])] : [];
    case 'list':
      return thing.items[Number(name)] ? [evaluator.member(thing, name)] : [];
    case 'instance':
      return [evaluator.member(thing, name)];
    case 'class':
    case 'module': {
      const member = evaluator.member(thing, name);
      return member.is === 'unknown' ? [] : [member];
    }
    case 'open':
    case 'unknown':
    case 'package':
      return [asUnknown(thing, name)];
    case 'made':
      return [
        ...setOnMade(evaluator, thing, name),
        ...memberOfLiteral(evaluator, thing, name),
        ...memberOfSection(evaluator, thing, name),
      ];
    default:
      return [];
  }
}

/** A library's options object made in place, `new Options({ address })`, has what it was made with. */
function memberOfLiteral(evaluator: Evaluator, { maker }: MadeThing, name: string): readonly Thing[] {
  const [only, ...more] = maker?.arguments ?? [];
  const fields = only && more.length === 0 ? evaluator.argument(only) : undefined;
  return fields?.is === 'object' ? membersOf(evaluator, fields, name) : [];
}

/** What may be a section of the settings has settings for members. */
function memberOfSection(evaluator: Evaluator, thing: MadeThing, name: string): readonly Thing[] {
  if (thing.value?.is !== 'setting') return [];
  const member = evaluator.member(thing, name);
  return member.is === 'value' || (member.is === 'made' && member.value !== undefined) ? [member] : [];
}

function asUnknown(thing: Thing, name: string): Thing {
  return thing.is === 'open' ? thing : unknownThing(`member \`${name}\` of something unknown`);
}

function itemsOf(evaluator: Evaluator, thing: Thing): readonly Thing[] {
  if (thing.is === 'module') return itemsOfFile(evaluator, thing.path);
  if (thing.is === 'list') return thing.items.map((item) => evaluator.argument(item));
  if (thing.is === 'object') return [...thing.entries.values()].map((entry) => evaluator.argument(entry));
  return thing.is === 'open' ? [thing] : [];
}

function keyedItems(thing: Thing): readonly Thing[] {
  return thing.is === 'object' ? entriesOf(thing).map((items) => ({ is: 'list', items })) : [];
}

/** The list that a file is as a whole: `server.route(require('./routes'))`. */
function itemsOfFile(evaluator: Evaluator, path: string): readonly Thing[] {
  const whole = exportedThing(evaluator.base, evaluator, path, 'default');
  return optionsOf(whole).flatMap((each) => (each.is === 'list' ? itemsOf(evaluator, each) : []));
}
