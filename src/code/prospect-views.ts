import { askedPath, LONGEST_PATH, type MemberPath } from './asked-path.ts';
import { keepsOthers } from './call-names.ts';
import type { Evaluator } from './evaluate.ts';
import { openKey } from './keys.ts';
import type { Library } from './library.ts';
import { symbolOf } from './symbol-members.ts';
import {
  type Argument,
  type ClassThing,
  type FunctionThing,
  type Located,
  type Open,
  optionsOf,
  type SymbolThing,
  type Thing,
} from './thing.ts';

const DEEPEST_LITERAL = 3;

/** What may hold something of a library: what is open, the members of a class, the results of a function. */
export type Lead =
  | Open
  | Asked
  | { readonly kind: 'class'; readonly class: ClassThing }
  | { readonly kind: 'module'; readonly path: string }
  | { readonly kind: 'results'; readonly function: FunctionThing }
  /** All that is registered: some libraries hand it out under names. */
  | { readonly kind: 'registered' };

/** Of what is passed for a parameter, or of an instance, one member alone. */
export interface Asked {
  readonly kind: 'asked';
  readonly open: Extract<Open, { kind: 'parameter' | 'self' }>;
  readonly path: MemberPath;
}

/** One lead looked at by itself: what is in sight, and where else to look. */
export interface View {
  /** Of which anything may turn up. */
  readonly libraries: readonly Library[];
  /** What would be called itself. */
  readonly callees: readonly SymbolThing[];
  readonly leads: readonly Lead[];
}

/** Nothing in sight. */
export const NOTHING: View = { libraries: [], callees: [], leads: [] };

/** What one may come to: a library of which anything may be called, or what is called itself. */
export type Prospect = Library | SymbolThing;

/** What an expression, or its member of a path, may be; with all that was met open on the way, but for what stays data whoever is asked. */
export function passedView(evaluator: Evaluator, located: Located, path: MemberPath | undefined): View {
  const thing = evaluator.evaluate(located);
  const found = path ? memberView(evaluator, thing, path, located) : viewOf(evaluator, thing, 0);
  const told = new Set(found.leads.map((lead) => (lead.kind === 'asked' ? openKey(lead.open) : keyOf(lead))));
  const isData = staysData(evaluator, thing);
  const others = [...evaluator.opens.values()].flatMap(({ key, open }) =>
    told.has(key) || (isData && open.kind !== 'program') ? [] : [open],
  );
  return together([found, leadingTo(others)]);
}

/** What hands out whatever is registered leads to that. */
export function withRegistered(view: View): View {
  return view.libraries.some(keepsOthers) ? together([view, leadingTo([{ kind: 'registered' }])]) : view;
}

/** Everything that may be held somewhere in a thing, with all that was met open on the way. */
export function heldView(evaluator: Evaluator, thing: Thing): View {
  return together([viewOf(evaluator, thing, 0), leadingTo([...evaluator.opens.values()].map(({ open }) => open))]);
}

/** Texts and other data are that for every caller, unless one may put something else in their place. */
export function staysData({ opens }: Evaluator, thing: Thing): boolean {
  const isData = optionsOf(thing).every((each) => each.is === 'value' && each.value.is !== 'unknown');
  return isData && ![...opens.values()].some(({ open }) => open.kind === 'parameter' && (open.isReplaceable || open.isOneOf));
}

/** The member of a path of what an expression is, `at` where that is written. */
function memberView(evaluator: Evaluator, thing: Thing, path: MemberPath, at: Located | undefined): View {
  return together(optionsOf(thing).map((option) => memberOfOption(evaluator, option, path, at)));
}

function memberOfOption(evaluator: Evaluator, thing: Thing, path: MemberPath, at: Located | undefined): View {
  if (thing.is === 'open') return leadingTo([(at && askedLead(evaluator, thing.open, path, at)) ?? thing.open]);
  const [name, ...rest] = path;
  if (name === undefined) {
    const symbol = symbolOf(thing);
    return symbol ? { ...NOTHING, callees: [symbol] } : NOTHING;
  }
  const entry = thing.is === 'object' ? thing.entries.get(name) : undefined;
  if (entry && 'expression' in entry) return passedView(evaluator, entry, rest);
  if (thing.is !== 'object' || entry) return memberView(evaluator, evaluator.member(thing, name), rest, undefined);
  const kept = (thing.computed ?? []).map(({ value }) => passedView(evaluator, value, rest));
  return together([...kept, thing.self ? memberView(evaluator, evaluator.member(thing.self, name), rest, undefined) : NOTHING]);
}

/** The member that `this` has in a class; what is open of itself alone leads nowhere else. */
export function memberOfOpen(evaluator: Evaluator, of: ClassThing, path: MemberPath): View {
  const [name = '', ...rest] = path;
  const self = openKey({ kind: 'self', class: of });
  const view = memberView(evaluator, evaluator.member({ is: 'instance', of, isOpen: true }, name), rest, undefined);
  const others = [...evaluator.opens.values()].flatMap(({ key, open }) => (key === self ? [] : [open]));
  return together([{ ...view, leads: view.leads.filter((lead) => keyOf(lead) !== self) }, leadingTo(others)]);
}

/** The same member of what callers pass, where an expression says which of them it is. */
function askedLead(evaluator: Evaluator, open: Open, path: MemberPath, at: Located): Lead | undefined {
  const asked = askedPath(evaluator, at);
  return asked?.key === openKey(open) ? askedOf(open, [...asked.path, ...path]) : undefined;
}

/** One member of something open, where it is one that can be followed by itself. */
export function askedOf(open: Open, path: MemberPath): Asked | undefined {
  if (path.length > LONGEST_PATH || (open.kind !== 'parameter' && open.kind !== 'self')) return undefined;
  return open.kind === 'self' && path.length === 0 ? undefined : { kind: 'asked', open, path };
}

/** What may be held somewhere in a thing. */
function viewOf(evaluator: Evaluator, thing: Thing, depth: number): View {
  const inner = (all: readonly Argument[]): View =>
    depth > DEEPEST_LITERAL ? NOTHING : together(all.map((each) => viewOf(evaluator, evaluator.argument(each), depth + 1)));
  switch (thing.is) {
    case 'value':
    case 'package':
    case 'unknown':
      return NOTHING;
    case 'open':
      return leadingTo([thing.open]);
    case 'function':
      return leadingTo([resultLead(thing)]);
    case 'class':
      return leadingTo([classLead(thing)]);
    case 'instance':
      return together([leadingTo([classLead(thing.of)]), inner(thing.arguments ?? [])]);
    case 'list':
      return inner(thing.items);
    case 'object':
      return inner([...thing.entries.values(), ...(thing.computed ?? []).map(({ value }) => value)]);
    case 'any-of':
      return together(thing.options.map((each) => viewOf(evaluator, each, depth)));
    case 'module':
      return leadingTo([{ kind: 'module', path: thing.path }]);
    case 'symbol':
    case 'made':
      return { ...NOTHING, libraries: [thing.library] };
    default:
      return thing satisfies never;
  }
}

/** Several views as one. */
export function together(views: readonly View[]): View {
  return {
    libraries: views.flatMap(({ libraries }) => libraries),
    callees: views.flatMap(({ callees }) => callees),
    leads: views.flatMap(({ leads }) => leads),
  };
}

/** Nothing in sight, but others to look at. */
export function leadingTo(leads: readonly Lead[]): View {
  return { callees: NOTHING.callees, libraries: NOTHING.libraries, leads };
}

/** Leads to the members of a class. */
export function classLead(of: ClassThing): Lead {
  return { kind: 'class', class: of };
}

/** Leads to what a function gives. */
export function resultLead(of: FunctionThing): Lead {
  return { kind: 'results', function: of };
}

/** Tells leads apart. */
export function keyOf(lead: Lead): string {
  if (lead.kind === 'module') return `module ${lead.path}`;
  if (lead.kind === 'class') return `class ${lead.class.key}`;
  if (lead.kind === 'registered') return lead.kind;
  if (lead.kind === 'asked') return `${openKey(lead.open)} ${lead.path.join('.')}`;
  return lead.kind === 'results' ? `results ${lead.function.key}` : openKey(lead);
}
