import type { MemberPath } from './asked-path.ts';
import type { Callers } from './callers.ts';
import { siteOfClass } from './class-sites.ts';
import { lineageOf, superArguments } from './classes.ts';
import { Evaluator, type World } from './evaluate.ts';
import type { Parameter } from './ir.ts';
import { openKey } from './keys.ts';
import { librariesInPlay } from './libraries-in-play.ts';
import { argumentsAt } from './path-steps.ts';
import {
  type Asked,
  askedOf,
  classLead,
  heldView,
  keyOf,
  type Lead,
  leadingTo,
  memberOfOpen,
  NOTHING,
  type Prospect,
  passedView,
  resultLead,
  together,
  type View,
  withRegistered,
} from './prospect-views.ts';
import type { Reach } from './reach.ts';
import { Reachable } from './reachable.ts';
import { type ClassThing, type FunctionThing, type Located, type Open, type SiteReference, siteOfCall } from './thing.ts';

const MOST_STEPS = 1000;
/** Members of one parameter that are followed each by itself. */
const MOST_PATHS = 12;
/** Where more programs than this come to a place, any of them may have anything there. */
const MOST_PROGRAMS = 16;

/**
 * Tells which libraries' things a caller may pass, directly or through further callers, in whatever they are held. Each parameter
 * is looked at once: to bind callers in every way there is would be beyond bounds in code that uses no library at all.
 */
export class Prospects {
  private readonly world: World;
  private readonly callers: Callers;
  private readonly reach: Reach;
  private readonly reachable: Reachable<Lead, Prospect>;
  /** Of everything open, the members that are looked at by themselves. */
  private readonly paths = new Map<string, Set<string>>();

  constructor(world: World, callers: Callers, reach: Reach) {
    this.world = world;
    this.reach = reach;
    this.callers = callers;
    this.reachable = new Reachable(keyOf, (lead) => {
      const { libraries, callees, leads } = withRegistered(this.look(lead));
      return { found: [...libraries, ...callees], leads: leads.map((each) => this.followed(each)) };
    });
  }

  /** Whether one may come to something of interest when this is bound; with a path, by its member of that path. */
  some(open: Open, path: MemberPath | undefined, isOfInterest: (found: Iterable<Prospect>) => boolean): boolean {
    return this.reachable.some(this.followed((path && askedOf(open, path)) ?? open), isOfInterest);
  }

  /** Where many members are asked for, as who walks a tree does, all is looked at together. */
  private followed(lead: Lead): Lead {
    if (lead.kind !== 'asked') return lead;
    const key = openKey(lead.open);
    const paths = this.paths.get(key) ?? new Set();
    this.paths.set(key, paths);
    const path = lead.path.join('.');
    if (!paths.has(path) && paths.size >= MOST_PATHS) return lead.open;
    paths.add(path);
    return lead;
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
          this.world
            .registrations()
            .map((each) => this.lookBy(undefined, (evaluator) => heldView(evaluator, each.thing(evaluator)))),
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
    return this.lookAt(this.passed(open.function, open.name), path);
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
      this.lookBy(site, (evaluator) => heldView(evaluator, evaluator.member({ is: 'instance', of, isOpen: true }, name))),
    );
    const methods = classes.flatMap((each) => this.world.base.methodsOf(each));
    return together([
      ...views,
      { ...NOTHING, libraries: libraries.map(({ library }) => library), leads: methods.map(resultLead) },
    ]);
  }

  /** Everything that callers pass for a parameter. */
  private passed(fn: FunctionThing, name: string): readonly Located[] {
    const { base } = this.world;
    if (fn.node.kind !== 'constructor') {
      const parameter = fn.node.parameters.findIndex((each) => each.name === name);
      return this.callers.of(fn).flatMap((caller) => {
        const given = (caller.bound?.given ?? []).flatMap((each) => ('expression' in each ? [each] : []));
        const { module, call } = caller;
        const scope = module.calls[call]?.scope ?? 0;
        const written = argumentsAt(caller).map((expression) => ({ module, expression, scope }));
        return chosen([...given, ...written], parameter, fn.node.parameters[parameter]);
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

  /** Each of these, or its member of the path; of several that are passed at once any of them. */
  private lookAt(all: readonly Located[], path?: MemberPath): View {
    return together(
      all.map((located) =>
        this.lookBy(siteOf(located), (evaluator) => passedView(evaluator, located, isSpread(located) ? undefined : path)),
      ),
    );
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
    if (others.length === view.leads.length) return { view, isOfProgram: false };
    return { view: { ...view, leads: others }, isOfProgram: true };
  }
}

function siteOf({ module, scope }: Located): SiteReference {
  return siteOfCall(module, { scope, place: { line: 1, text: '' } });
}

/** The argument at a parameter's place; all of them when places do not tell. */
function chosen(args: readonly Located[], position: number, parameter: Parameter | undefined): readonly Located[] {
  const isByPosition = args.every(({ expression: { is } }, index) => is !== 'keyword' && (is !== 'spread' || index > position));
  if (!isByPosition || !parameter || parameter.isRest || parameter.takesNamed) return args;
  return args.slice(position, position + 1);
}

/** Several are passed, of which one is meant. */
function isSpread({ expression }: Located): boolean {
  return expression.is === 'spread' || (expression.is === 'keyword' && expression.name === '**');
}

function resultsOf({ module, node }: FunctionThing): readonly Located[] {
  return node.returns.map(({ expression, scope }) => ({ module, expression, scope }));
}
