import { type Lineage, passedToLibrary } from './classes.ts';
import type { Evaluator } from './evaluate.ts';
import type { ValueRule } from './library.ts';
import { entryFor, entryOrWildcard, hasMembers, hasOwnEntry, isKnownSymbol, namesOf } from './library-lookup.ts';
import { namedSetting } from './named-setting.ts';
import { type Argument, type InstanceThing, type SymbolThing, type Thing, textThing, unknownThing } from './thing.ts';

/** A member of something of a library: a setting, what the library's rules say of it, or simply the symbol of that path. */
export function symbolMember(evaluator: Evaluator, whole: SymbolThing, name: string): Thing {
  if (whole.path === '' && whole.library.namespaces?.includes(name)) return whole;
  const symbol = ofNamed(whole, name);
  const path = symbol.path === '' ? name : `${symbol.path}.${name}`;
  const isCalled = entryFor(symbol.library, symbol.library.calls, path) !== undefined;
  const rule = isCalled ? undefined : entryOrWildcard(symbol.library, symbol.library.values, path);
  if (rule?.value === 'setting-by-name' && !name.endsWith('='))
    return namedSetting(evaluator, rule, symbol, name, (of) => evaluator.member(of, name));
  const found = rule && 'isProperty' in rule ? propertyOf(evaluator, rule, symbol, path) : undefined;
  if (found) return found;
  if (rule?.value === 'text') return textThing(rule.text);
  if (rule?.value === 'unknown') return unknownThing(rule.why);
  if (rule?.value === 'member-of-maker') {
    const made = evaluator.select(rule.selector, { arguments: [], receiver: symbol.receiver });
    if (made) return made;
  }
  return { is: 'symbol', library: symbol.library, path: path === 'default' ? '' : path, receiver: symbol.receiver };
}

/** Of a package that several libraries speak of, as the one that has the name. */
function ofNamed(of: SymbolThing, name: string): SymbolThing {
  const { beside, ...symbol } = of;
  if (!beside) return of;
  return { ...symbol, library: beside?.find((each) => namesOf(each).has(name)) ?? symbol.library };
}

/** What holds for any member (`Type.*`, `Type.**`) says nothing of those that it does not find. */
function propertyOf(evaluator: Evaluator, rule: ValueRule, { library, receiver }: SymbolThing, path: string): Thing | undefined {
  const found = evaluator.rule(rule, { arguments: [], receiver, called: path });
  return found.is === 'unknown' && !hasOwnEntry(library, library.values, path) ? undefined : found;
}

/** A member that some library says something about, of those whose classes a class extends. */
export function inheritedByClass(
  libraries: readonly SymbolThing[],
  name: string,
  instance: InstanceThing,
  passed = instance.arguments,
): Thing | undefined {
  return libraries
    .map((library) => inheritedFromLibrary(library, name, instance, passed))
    .find((thing) => thing.is === 'symbol' && isKnownSymbol(thing.library, thing.path));
}

/** A member of an instance whose class ends in one of a library, made of what its constructors hand to that. */
export function inheritedByInstance(
  evaluator: Evaluator,
  { library, libraries }: Lineage,
  name: string,
  instance: InstanceThing,
): Thing | undefined {
  if (!library) return undefined;
  const passed = passedToLibrary(evaluator.base, evaluator, instance);
  return inheritedByClass(libraries, name, instance, passed) ?? inheritedFromLibrary(library, name, instance, passed);
}

/** A member that a class of the repository has from the library whose class it extends, and what that was passed. */
function inheritedFromLibrary(
  library: SymbolThing,
  name: string,
  instance: InstanceThing,
  passed: readonly Argument[] = [],
): Thing {
  const type = library.path === '' ? 'default' : library.path;
  const maker = { arguments: passed };
  const receiver = { is: 'made', library: library.library, type, maker, instance, receiver: library.receiver } as const;
  return { is: 'symbol', library: library.library, path: `${type}.${name}`, receiver };
}

/** The symbol that a call of a thing calls: what a library made may be called itself. */
export function symbolOf(callee: Thing): SymbolThing | undefined {
  if (callee.is === 'symbol') return callee;
  if (callee.is === 'made') return { is: 'symbol', library: callee.library, path: `${callee.type}.default`, receiver: callee };
  return undefined;
}

/** A member that the library of what a file exports as a whole says nothing about: files are asked for `router.mount || '/'`. */
export function isUnheardOf(thing: Thing): boolean {
  if (thing.is !== 'symbol' || !thing.receiver) return false;
  return !isKnownSymbol(thing.library, thing.path) && !hasMembers(thing.library, thing.path);
}
