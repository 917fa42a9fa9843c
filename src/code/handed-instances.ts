import { Evaluator } from './evaluate.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import { namedByTexts } from './module-texts.ts';
import type { Reach } from './reach.ts';
import { optionsOf, siteOfCall, type Thing } from './thing.ts';
import type { Callers } from './used-members.ts';
import type { OpenWorld } from './world.ts';

/** Names that languages give a meaning of their own: who calls the instance itself, or uses it in some way, calls them. */
const OF_LANGUAGES = /^(?:__|call$|invoke$|apply$|operator)|\W/;

/**
 * A method may be called out of sight where an instance of its class, or the class, is given to a call of anything but the repository's own code, where its file
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
  const handed = modules.flatMap((module) =>
    module.calls.flatMap((call) => {
      const given = call.arguments.flatMap((each) => instancesIn(each));
      const isMade = given.length > 0 && reach.programsAt(siteOfCall(module, call)).has(program);
      return isMade ? handedBy(new Evaluator(world, program), module, call, given) : [];
    }),
  );
  return { modules, handed: new Set(handed) };
}

/** The keys of the classes of which a call gives instances to what is not the repository's own. */
function handedBy(
  evaluator: Evaluator,
  module: Module,
  { callee, scope }: CallSite,
  given: readonly Expression[],
): readonly string[] {
  const thingsAt = (expression: Expression) => optionsOf(evaluator.evaluate({ module, scope, expression }));
  if (thingsAt(callee).every(({ is }) => is === 'function' || is === 'class')) return [];
  return given.flatMap(thingsAt).flatMap((thing) => classesOf(thing));
}

/** The class of an instance, or the class itself: who gets it may make one. */
function classesOf(thing: Thing): readonly string[] {
  if (thing.is === 'class') return [thing.key];
  return thing.is === 'instance' ? [thing.of.key] : [];
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
