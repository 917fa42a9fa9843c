import { type FunctionThing, type Thing, textThing, unknownThing, type ValueThing, valueThing } from './thing.ts';

/** A member of data. */
export function memberOfValue(thing: ValueThing, name: string): Thing {
  const { value, under, isObject } = thing;
  if (under && isObject) return under(name);
  // A member of an enumeration is its value.
  if (name === 'value' && (value.is === 'literal' || value.is === 'concat')) return thing;
  if (value.is !== 'object') return unknownThing(`member \`${name}\` of a value`);
  const member = value.entries[name];
  return member ? valueThing(member) : unknownThing(`no member \`${name}\``);
}

/** A member of a function. */
export function functionMember(thing: FunctionThing, name: string): Thing {
  if (name === 'name' && thing.node.name) return textThing(thing.node.name);
  return thing.module.callsItself?.includes(name) ? thing : unknownThing(`member \`${name}\` of a function`);
}
