import { askedPath, type MemberPath } from './asked-path.ts';
import { keepsOthers } from './call-names.ts';
import type { Callers } from './callers.ts';
import { siteOfClass } from './class-sites.ts';
import { lineageOf, superArguments } from './classes.ts';
import { Evaluator, type World } from './evaluate.ts';
import type { Expression, Parameter } from './ir.ts';
import { librariesInPlay } from './libraries-in-play.ts';
import type { Library } from './library.ts';
import type { Reach } from './reach.ts';
import { Reachable } from './reachable.ts';
import { symbolOf } from './symbol-members.ts';
import {
  type Argument,
  type ClassThing,
  type FunctionThing,
  type Located,
  type Open,
  openKey,
  optionsOf,
  type SiteReference,
  type SymbolThing,
  siteOfCall,
  type Thing,
} from './thing.ts';

const DEEPEST_LITERAL = 3;
const LONGEST_PATH = 6;
const MOST_STEPS = 1000;
/** Where more programs than this come to a place, any of them may have anything there. */
const MOST_PROGRAMS = 16;

/** What may hold something of a library: what is open, the members of a class, the results of a function. */
type Lead =
  | Open
  | Asked
  | { readonly kind: 'class'; readonly class: ClassThing }
  | { readonly kind: 'module'; readonly path: string }
  | { readonly kind: 'results'; readonly function: FunctionThing }
  /** All that is registered: some libraries hand it out under names. */
  | { readonly kind: 'registered' };

/** Of what is passed for a parameter, or of an instance, one member alone. */
interface Asked {
  readonly kind: 'asked';
  readonly open: Extract<Open, { kind: 'parameter' | 'self' }>;
  readonly path: MemberPath;
}

/** One lead looked at by itself: what is in sight, and where else to look. */
interface View {
  /** Of which anything may turn up. */
  readonly libraries: readonly Library[];
  /** What would be called itself. */
  readonly callees: readonly SymbolThing[];
  readonly leads: readonly Lead[];
}

const NOTHING: View = { libraries: [], callees: [], leads: [] };

/** What one may come to: a library of which anything may be called, or what is called itself. */
export type Prospect = Library | SymbolThing;

/**
 * Tells which libraries' things a caller may pass, directly or through further callers, in whatever they are held. Each parameter
 * is looked at once: to bind callers in every way there is would be beyond bounds in code that uses no library at all.
 */
export class Prospects {
  private readonly world: World;
  private readonly callers: Callers;
  private readonly reach: Reach;
  private readonly reachable: Reachable<Lead, Prospect>;

  constructor(world: World, callers: Callers, reach: Reach) {
    this.world = world;
    this.reach = reach;
    this.callers = callers;
    this.reachable = new Reachable(keyOf, (lead) => {
      const { libraries, callees, leads } = withRegistered(this.look(lead));
      return { found: [...libraries, ...callees], leads };
    });
  }

  /** What one may come to when this is bound; with a path, what its member of that path may be. */
  of(open: Open, path: MemberPath | undefined): ReadonlySet<Prospect> {
    return this.reachable.from((path && askedOf(open, path)) ?? open);
  }

  private look(lead: Lead): View {
    switch (lead.kind) {
      case 'program':
        return { ...NOTHING, libraries: librariesInPlay(this.world.base) };
      // All items were looked at together already.
      case 'item':
        return NOTHING;
      case 'self':
        return leadingTo([lead.class, ...this.world.subclassesOf(lead.class)].map(classLead));
      case 'class':
        return this.lookAtClass(lead.class);
      case 'module':
        return this.lookAtModule(lead.path);
      case 'results':
        return this.lookAt(resultsOf(lead.function));
      case 'parameter':
        return this.lookAt(this.passed(lead.function, lead.name));
      case 'registered':
        return together(
          this.world.registrations().map((each) => this.lookBy(undefined, (evaluator) => heldView(evaluator, each.thing(evaluator)))),
        );
      case 'asked':
        return this.lookAtMember(lead);
      default:
        return lead satisfies never;
    }
  }

  private lookAtMember({ open, path }: Asked): View {
    if (open.kind === 'self')
      return together(
        [open.class, ...this.world.subclassesOf(open.class)].map((of) =>
          this.lookBy(siteOfClass(of), (evaluator) => memberOfOpen(evaluator, of, path)),
        ),
      );
    const passed = this.passed(open.function, open.name);
    return together(passed.map((each) => this.lookBy(siteOf(each), (evaluator) => passedView(evaluator, each, path))));
  }

  private lookAtModule(path: string): View {
    const { base } = this.world;
    const module = base.module(path);
    if (!module) return NOTHING;
    const own = this.lookAt(module.exports.flatMap(({ value }) => (value ? [{ module, ...value }] : [])));
    const others = module.exports.flatMap(({ from }): readonly View[] => {
      if (from === undefined) return [];
      const file = base.resolveImport(from, module);
      if (file !== undefined) return [leadingTo([{ kind: 'module', path: file }])];
      return [{ ...NOTHING, libraries: [base.libraryOf(from) ?? []].flat() }];
    });
    return together([own, ...others]);
  }

  private lookAtClass(of: ClassThing): View {
    const { classes, libraries } = lineageOf(new Evaluator(this.world), of);
    const members = classes.flatMap((each) => this.world.base.partsOf(each));
    const fields = members.flatMap(({ node }) => node.fields.map(({ name }) => name));
    const site = siteOfClass(of);
    const views = [...new Set(fields)].map((name) =>
      this.lookBy(site, (evaluator) =>
        heldView(evaluator, evaluator.member({ is: 'instance', of, isOpen: true }, name)),
      ),
    );
    const methods = classes.flatMap((each) => this.world.base.methodsOf(each));
    return together([...views, { ...NOTHING, libraries: libraries.map(({ library }) => library), leads: methods.map(resultLead) }]);
  }

  /** Everything that callers pass for a parameter. */
  private passed(fn: FunctionThing, name: string): readonly Located[] {
    const { base } = this.world;
    if (fn.node.kind !== 'constructor') {
      const parameter = fn.node.parameters.findIndex((each) => each.name === name);
      return this.callers.of(fn).flatMap(({ module, call }) => {
        const { arguments: args = [], scope = 0 } = module.calls[call] ?? {};
        return chosen(args, parameter, fn.node.parameters[parameter]).map((expression) => ({ module, expression, scope }));
      });
    }
    const owner = base.enclosingClass(fn.module, fn.node.scope);
    if (!owner) return [];
    const made = this.callers.instantiations(owner).flatMap(({ caller: { module, call } }) => {
      const { arguments: args = [], scope = 0 } = module.calls[call] ?? {};
      return args.map((expression) => ({ module, expression, scope }));
    });
    const handedOn = this.world.subclassesOf(owner).flatMap((each) => {
      const constructor = base.constructorOf(each);
      return (constructor && superArguments(constructor, undefined)) ?? [];
    });
    return [...made, ...handedOn.flatMap((each) => ('expression' in each ? [each] : []))];
  }

  private lookAt(all: readonly Located[]): View {
    return together(all.map((located) => this.lookBy(siteOf(located), (evaluator) => passedView(evaluator, located, undefined))));
  }

  /** What depends on the program is asked for each that comes to the place; that any may have anything would be true of all code. */
  private lookBy(site: SiteReference | undefined, run: (evaluator: Evaluator) => View): View {
    const { view, isOfProgram } = this.lookIn(undefined, run);
    const programs = isOfProgram && site ? [...this.reach.programsAt(site)] : [];
    if (programs.length > MOST_PROGRAMS) return together([view, leadingTo([{ kind: 'program' }])]);
    return together([view, ...programs.map((program) => this.lookIn(program, run).view)]);
  }

  private lookIn(
    program: string | undefined,
    run: (evaluator: Evaluator) => View,
  ): { readonly view: View; readonly isOfProgram: boolean } {
    const evaluator = new Evaluator(this.world, program, { mostSteps: MOST_STEPS });
    const view = run(evaluator);
    const others = view.leads.filter(({ kind }) => kind !== 'program');
    return { view: { ...view, leads: others }, isOfProgram: others.length < view.leads.length };
  }
}

function siteOf({ module, scope }: Located): SiteReference {
  return siteOfCall(module, { scope, place: { line: 1, text: '' } });
}

/** What an expression, or its member of a path, may be; with all that was met open on the way, but for what stays data whoever is asked. */
function passedView(evaluator: Evaluator, located: Located, path: MemberPath | undefined): View {
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
function withRegistered(view: View): View {
  return view.libraries.some(keepsOthers) ? together([view, leadingTo([{ kind: 'registered' }])]) : view;
}

function heldView(evaluator: Evaluator, thing: Thing): View {
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
function memberOfOpen(evaluator: Evaluator, of: ClassThing, path: MemberPath): View {
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

function askedOf(open: Open, path: MemberPath): Asked | undefined {
  if (path.length > LONGEST_PATH || (open.kind !== 'parameter' && open.kind !== 'self')) return undefined;
  return open.kind === 'self' && path.length === 0 ? undefined : { kind: 'asked', open, path };
}

/** Everything that may be held somewhere in a thing. */
function viewOf(evaluator: Evaluator, thing: Thing, depth: number): View {
  const inner = (all: readonly Argument[]): View =>
    depth > DEEPEST_LITERAL
      ? NOTHING
      : together(all.map((each) => viewOf(evaluator, evaluator.argument(each), depth + 1)));
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

/** The argument at a parameter's place; all of them when places do not tell. */
function chosen(args: readonly Expression[], position: number, parameter: Parameter | undefined): readonly Expression[] {
  const isByPosition = args.every(({ is }) => is !== 'spread' && is !== 'keyword');
  if (!isByPosition || !parameter || parameter.isRest || parameter.takesNamed) return args;
  return args.slice(position, position + 1);
}

function resultsOf({ module, node }: FunctionThing): readonly Located[] {
  return node.returns.map(({ expression, scope }) => ({ module, expression, scope }));
}

function together(views: readonly View[]): View {
  return {
    libraries: views.flatMap(({ libraries }) => libraries),
    callees: views.flatMap(({ callees }) => callees),
    leads: views.flatMap(({ leads }) => leads),
  };
}

function leadingTo(leads: readonly Lead[]): View {
  return { ...NOTHING, leads };
}

function classLead(of: ClassThing): Lead {
  return { kind: 'class', class: of };
}

function resultLead(of: FunctionThing): Lead {
  return { kind: 'results', function: of };
}

function keyOf(lead: Lead): string {
  if (lead.kind === 'module') return `module ${lead.path}`;
  if (lead.kind === 'class') return `class ${lead.class.key}`;
  if (lead.kind === 'registered') return lead.kind;
  if (lead.kind === 'asked') return `${openKey(lead.open)} ${lead.path.join('.')}`;
  return lead.kind === 'results' ? `results ${lead.function.key}` : openKey(lead);
}
