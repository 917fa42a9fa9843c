import { partsOf as within } from './bounds.ts';
import type { Expression, Module } from './ir.ts';

/** What a member that others see stands for: a name of the file, or something of another file, `*` where that is the whole. */
export type Part = { readonly name: string } | { readonly specifier: string; readonly member: string };

/**
 * `module.exports = { send, read: files.read, ...require('./letters') }`: what one member stands for, and all of them for `*`; nothing where
 * there is no such member. Undefined where that cannot be told.
 */
export function partsNamed(module: Module, member: string): readonly Part[] | undefined {
  if (member === 'default') return undefined;
  const { exports } = module;
  const wholes = exports.flatMap((each) => (each.name === '=' && each.value ? [each.value.expression] : []));
  const own = exports.filter((each) => each.name === member).flatMap(({ value }) => (value ? [value.expression] : []));
  const found = [...wholes.map((each) => partsIn(each, member, module)), ...own.map((each) => partsOf(each))];
  return found.length === 0 || found.includes(undefined) ? undefined : found.flatMap((each) => each ?? []);
}

function partsIn(whole: Expression, member: string, module: Module): readonly Part[] | undefined {
  if (whole.is !== 'object') return member === '*' ? (partsOf(whole) ?? []) : undefined;
  if (member === '*') return whole.entries.flatMap((each) => partsOf('spread' in each ? each.spread : each.value) ?? []);
  const own = whole.entries.find((each) => 'key' in each && each.key === member);
  if (own && 'value' in own) return partsOf(own.value) ?? partsOfCall(own.value, module.calls);
  const spreads = whole.entries.flatMap((each) => ('spread' in each ? [spreadParts(each.spread, member)] : []));
  return spreads.includes(undefined) ? undefined : spreads.flatMap((each) => each ?? []);
}

/** What a call is made with: `logger: require('./log')(level)`. The call itself runs when the file is loaded. */
function partsOfCall(value: Expression, calls: Module['calls']): readonly Part[] | undefined {
  const site = value.is === 'call' ? calls[value.call] : undefined;
  if (!site) return undefined;
  const found = [...within([site.callee, ...site.arguments])].flatMap((each): readonly (readonly Part[] | undefined)[] => {
    if (each.is === 'call') return [partsOfCall(each, calls)];
    return each.is === 'name' || each.is === 'module' || each.is === 'this' ? [partsOf(each)] : [];
  });
  return found.includes(undefined) ? undefined : found.flatMap((each) => each ?? []);
}

/** What is spread may have the member or not. */
function spreadParts(spread: Expression, member: string): readonly Part[] | undefined {
  const [part, ...others] = partsOf(spread) ?? [];
  if (!part || others.length > 0) return undefined;
  if ('name' in part) return [{ name: `${part.name}.${member}` }];
  return part.member === '*' ? [{ ...part, member }] : [part];
}

/** What a value stands for. A function that is written in place is part of what runs when the file is loaded. */
export function partsOf(value: Expression): readonly Part[] | undefined {
  if (value.is === 'function') return [];
  if (value.is === 'name') return [{ name: value.name }];
  if (value.is === 'member' && value.of.is === 'name') return [{ name: `${value.of.name}.${value.name}` }];
  const [of, member] = value.is === 'member' ? [value.of, value.name] : [value, '*'];
  return of.is === 'module' && of.specifier.is === 'literal' ? [{ specifier: String(of.specifier.value), member }] : undefined;
}
