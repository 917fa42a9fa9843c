import type { Callers } from './callers.ts';
import { siteOfClass } from './class-sites.ts';
import { lineageOf, superArguments } from './classes.ts';
import { Evaluator, type World } from './evaluate.ts';
import type { Expression, Parameter } from './ir.ts';
import { openKey } from './keys.ts';
import type { Library } from './library.ts';
import type { Reach } from './reach.ts';
import {
  type Argument,
  type ClassThing,
  type FunctionThing,
  type Located,
  type Open,
  type SiteReference,
  siteOfCall,
  type Thing,
} from './thing.ts';

const DEEPEST_LITERAL = 3;
const MOST_STEPS = 1000;
/** Where more programs than this come to a place, any of them may have anything there. */
const MOST_PROGRAMS = 16;

/** What may hold something of a library: what is open, the members of a class, the results of a function. */
type Lead =
  | Open
  | { readonly kind: 'class'; readonly class: ClassThing }
  | { readonly kind: 'module'; readonly path: string }
  | { readonly kind: 'results'; readonly function: FunctionThing };

/** One lead looked at by itself: the libraries in sight, and where else to look. */
interface View {
  readonly libraries: readonly Library[];
  readonly leads: readonly Lead[];
}

/**
 * Tells which libraries' things a caller may pass, directly or through further callers, in whatever they are held. Each parameter
 * is looked at once: to bind callers in every way there is would be beyond bounds in code that uses no library at all.
 */
export class Prospects {
  private readonly world: World;
  private readonly callers: Callers;
  private readonly reach: Reach;
  private readonly views = new Map<string, View>();
  private readonly reached = new Map<string, ReadonlySet<Library>>();

  constructor(world: World, callers: Callers, reach: Reach) {
    this.world = world;
    this.reach = reach;
    this.callers = callers;
  }

  /** The libraries that one may come to when this is bound. */
  of(start: Open): ReadonlySet<Library> {
    const key = keyOf(start);
    const known = this.reached.get(key) ?? this.follow(start);
    this.reached.set(key, known);
    return known;
  }

  private follow(start: Lead): ReadonlySet<Library> {
    const found = new Set<Library>();
    const seen = new Set([keyOf(start)]);
    const work = [start];
    for (let at = work.pop(); at; at = work.pop()) {
      const whole = this.reached.get(keyOf(at));
      if (whole) {
        for (const library of whole) found.add(library);
        continue;
      }
      const { libraries, leads } = this.view(at);
      for (const library of libraries) found.add(library);
      for (const lead of leads) {
        const key = keyOf(lead);
        if (seen.has(key)) continue;
        seen.add(key);
        work.push(lead);
      }
    }
    return found;
  }

  private view(lead: Lead): View {
    const key = keyOf(lead);
    const known = this.views.get(key) ?? this.look(lead);
    this.views.set(key, known);
    return known;
  }

  private look(lead: Lead): View {
    switch (lead.kind) {
      case 'program':
        return { libraries: this.world.base.libraries, leads: [] };
      // All items were looked at together already.
      case 'item':
        return { libraries: [], leads: [] };
      case 'self':
        return { libraries: [], leads: [lead.class, ...this.world.subclassesOf(lead.class)].map(classLead) };
      case 'class':
        return this.lookAtClass(lead.class);
      case 'module':
        return this.lookAtModule(lead.path);
      case 'results':
        return this.lookAt(resultsOf(lead.function));
      case 'parameter':
        return this.lookAt(this.passed(lead.function, lead.name));
      default:
        return lead satisfies never;
    }
  }

  private lookAtModule(path: string): View {
    const { base } = this.world;
    const module = base.module(path);
    if (!module) return { libraries: [], leads: [] };
    const own = this.lookAt(module.exports.flatMap(({ value }) => (value ? [{ module, ...value }] : [])));
    const others = module.exports.flatMap(({ from }): readonly View[] => {
      if (from === undefined) return [];
      const file = base.resolveImport(from, module);
      if (file !== undefined) return [{ libraries: [], leads: [{ kind: 'module', path: file }] }];
      return [{ libraries: [base.libraryOf(from) ?? []].flat(), leads: [] }];
    });
    return together([own, ...others]);
  }

  private lookAtClass(of: ClassThing): View {
    const { classes, libraries } = lineageOf(new Evaluator(this.world), of);
    const members = classes.flatMap((each) => this.world.base.partsOf(each));
    const fields = members.flatMap(({ node }) => node.fields.map(({ name }) => name));
    const site = siteOfClass(of);
    const views = [...new Set(fields)].map((name) =>
      this.lookBy(site, (evaluator) => evaluator.member({ is: 'instance', of, isOpen: true }, name)),
    );
    const methods = classes.flatMap((each) => this.world.base.methodsOf(each));
    return together([...views, { libraries: libraries.map(({ library }) => library), leads: methods.map(resultLead) }]);
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
    return together(all.map((located) => this.lookBy(siteOf(located), (evaluator) => evaluator.evaluate(located))));
  }

  /** What depends on the program is asked for each that comes to the place; that any may have anything would be true of all code. */
  private lookBy(site: SiteReference, run: (evaluator: Evaluator) => Thing): View {
    const { view, isOfProgram } = this.lookIn(undefined, run);
    const programs = isOfProgram ? [...this.reach.programsAt(site)] : [];
    if (programs.length > MOST_PROGRAMS) return together([view, { libraries: [], leads: [{ kind: 'program' }] }]);
    return together([view, ...programs.map((program) => this.lookIn(program, run).view)]);
  }

  private lookIn(
    program: string | undefined,
    run: (evaluator: Evaluator) => Thing,
  ): { readonly view: View; readonly isOfProgram: boolean } {
    const evaluator = new Evaluator(this.world, program, { mostSteps: MOST_STEPS });
    const { libraries, leads } = viewOf(evaluator, run(evaluator), 0);
    const all = [...leads, ...[...evaluator.opens.values()].map(({ open }) => open)];
    const others = all.filter(({ kind }) => kind !== 'program');
    return { view: { libraries, leads: others }, isOfProgram: others.length < all.length };
  }
}

function siteOf({ module, scope }: Located): SiteReference {
  return siteOfCall(module, { scope, place: { line: 1, text: '' } });
}

function viewOf(evaluator: Evaluator, thing: Thing, depth: number): View {
  const inner = (all: readonly Argument[]): View =>
    depth > DEEPEST_LITERAL
      ? { libraries: [], leads: [] }
      : together(all.map((each) => viewOf(evaluator, evaluator.argument(each), depth + 1)));
  switch (thing.is) {
    case 'value':
    case 'package':
    case 'unknown':
      return { libraries: [], leads: [] };
    case 'open':
      return { libraries: [], leads: [thing.open] };
    case 'function':
      return { libraries: [], leads: [resultLead(thing)] };
    case 'class':
      return { libraries: [], leads: [classLead(thing)] };
    case 'instance':
      return together([{ libraries: [], leads: [classLead(thing.of)] }, inner(thing.arguments ?? [])]);
    case 'list':
      return inner(thing.items);
    case 'object':
      return inner([...thing.entries.values(), ...(thing.computed ?? []).map(({ value }) => value)]);
    case 'any-of':
      return together(thing.options.map((each) => viewOf(evaluator, each, depth)));
    case 'module':
      return { libraries: [], leads: [{ kind: 'module', path: thing.path }] };
    case 'symbol':
    case 'made':
      return { libraries: [thing.library], leads: [] };
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
  return { libraries: views.flatMap(({ libraries }) => libraries), leads: views.flatMap(({ leads }) => leads) };
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
  return lead.kind === 'results' ? `results ${lead.function.key}` : openKey(lead);
}
