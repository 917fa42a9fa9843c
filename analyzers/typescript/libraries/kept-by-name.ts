import {
  arg,
  calledName,
  type Effect,
  each,
  join,
  type Library,
  provide,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';

/**
 * What may be kept under any name on these (`app.locals.orders = orders`) and is had by that name; by the type or member that keeps it, with what
 * tells its names from those of others.
 */
export function keptByName(keepers: Readonly<Record<string, string>>) {
  const names = Object.keys(keepers);
  const start = (keeper: string) => text(`${keepers[keeper]}.`);
  return {
    values: each<ValueRule>(names, (keeper) => [
      `${keeper}.*`,
      { value: 'registered', token: join(start(keeper), calledName()), isProperty: true },
    ]),
    calls: each<Effect>(names, (keeper) => [`${keeper}.*=`, provide(join(start(keeper), calledName('*=')), 'value', arg(0))]),
  } satisfies Pick<Library, 'values' | 'calls'>;
}

/** A member that is always something of this type, whatever was registered: `request.app`. */
export function memberOfType(type: string): ValueRule {
  return { value: 'registered', token: text('no token'), type, isProperty: true };
}
