import { Evaluator } from './evaluate.ts';
import { addHeld, exportedBy, type Held } from './held-classes.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import { functionKey } from './keys.ts';
import { namedByTexts } from './module-texts.ts';
import type { Reach } from './reach.ts';
import { type ClassThing, type FunctionThing, optionsOf, siteOfCall, type Thing } from './thing.ts';
import type { Callers } from './used-members.ts';
import type { OpenWorld } from './world.ts';

/** Names that languages give a meaning of their own: who calls the instance itself, or uses it in some way, calls them. */
const OF_LANGUAGES = /^(?:__|call$|invoke$|apply$|operator)|\W/;

/**
 * A method may be called out of sight where an instance of its class, the class or what holds one is given to a call of anything but the repository's own code or exported by
 * a file that the program starts with, where its file
 * is what the program hands to whoever starts it, and where its name stands in a text or means something to the language.
 */
export function outOfSightIn(world: OpenWorld, reach: Reach): Callers['isOutOfSight'] {
  const known = new Map<string, Sights>();
  return (program, { module, class: index, name }) => {
    if (OF_LANGUAGES.test(name) || world.startsOf(program).includes(module.path)) return true;
    const sights = known.get(program) ?? sightsOf(world, reach, program);
    known.set(program, sights);
    const { key } = world.base.classThing(module, index) ?? {};
    return key === undefined || sights.handed.has(key) || sights.modules.some((each) => namedByTexts(each).has(name));
  };
}

interface Sights {
  readonly modules: readonly Module[];
  /** The keys of classes of which instances are given to others. */
  readonly handed: ReadonlySet<string>;
}

function sightsOf(world: OpenWorld, reach: Reach, program: string): Sights {
  const modules = world.base.modules.filter((module) => isReached(module, reach, program));
  const evaluator = new Evaluator(world, program);
  const held: Held = { classes: new Set(), passing: new Set(), opened: new Set() };
  const starts = world.startsOf(program).flatMap((path) => world.base.module(path) ?? []);
  for (const each of starts.flatMap((module) => exportedBy(module, evaluator))) addHeld(each, evaluator, held);
  const calls = modules.flatMap((module) =>
    module.calls.flatMap((call) => {
      const given = call.arguments.flatMap((each) => instancesIn(each));
      const isMade = given.length > 0 && reach.programsAt(siteOfCall(module, call)).has(program);
      return isMade ? [givenBy(evaluator, module, call, given)] : [];
    }),
  );
  addGiven(calls, evaluator, held);
  return { modules, handed: held.classes };
}

/** What a call gives, and to which functions and classes of the repository; to others where there are none. */
interface Given {
  readonly to: readonly string[];
  readonly given: () => readonly Thing[];
}

function givenBy(evaluator: Evaluator, module: Module, { callee, scope }: CallSite, given: readonly Expression[]): Given {
  const thingsAt = (expression: Expression) => optionsOf(evaluator.evaluate({ module, scope, expression }));
  const called = thingsAt(callee);
  const own = called.flatMap((each) => (each.is === 'function' || each.is === 'class' ? keysOf(each) : []));
  const isOwn = called.every(({ is }) => is === 'function' || is === 'class');
  return { to: isOwn ? own : [], given: () => given.flatMap(thingsAt) };
}

/** The key of a function, or those of a class and its constructors. */
function keysOf(of: FunctionThing | ClassThing): readonly string[] {
  if (of.is === 'function') return [of.key];
  const { module, node } = of;
  const makers = node.methods.filter((each) => module.functions[each]?.kind === 'constructor');
  return [of.key, ...makers.map((each) => functionKey(module, each))];
}

/** Adds what calls give to others, and to the repository's own functions that give it to others in turn. */
function addGiven(calls: readonly Given[], evaluator: Evaluator, held: Held): void {
  let left = calls;
  for (let size = -1; size !== left.length; ) {
    size = left.length;
    left = left.filter(({ to, given }) => {
      if (to.length > 0 && !to.some((key) => held.passing.has(key))) return true;
      for (const each of given()) addHeld(each, evaluator, held);
      return false;
    });
  }
}

function isReached(module: Module, reach: Reach, program: string): boolean {
  const place = { line: 1, text: '' };
  return module.scopes.some(({ declaration }) => reach.programsAt({ module, declaration, place }).has(program));
}

/** The parts of an argument that can be an instance. */
function instancesIn(of: Expression): readonly Expression[] {
  switch (of.is) {
    case 'this':
    case 'name':
    case 'member':
    case 'call':
    case 'function':
    case 'class':
    case 'index':
      return [of];
    case 'object':
      return of.entries.flatMap((entry) => instancesIn('spread' in entry ? entry.spread : entry.value));
    case 'list':
      return of.items.flatMap(instancesIn);
    case 'choice':
      return of.options.flatMap(instancesIn);
    case 'fallback':
      return [of.first, of.second].flatMap(instancesIn);
    case 'spread':
    case 'keyword':
      return instancesIn(of.of);
    default:
      return [];
  }
}
