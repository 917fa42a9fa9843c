import type { Claim } from './claims.ts';
import { Evaluator } from './evaluate.ts';
import { handlerOf } from './handlers.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import { isOfClass } from './of-class.ts';
import { bindFrame, type ClassThing, type Frame, type FunctionThing, optionsOf, type SiteReference } from './thing.ts';
import type { OpenWorld } from './world.ts';

const DEEPEST = 3;

/**
 * The functions that answer a route or take what a subscription brings. Where the library model names none, it is the function that
 * is handed to the same call (`router.post('/', wrap(async (request) => …))`), or, for a subscription, to another call on the same
 * receiver beside it (`consumer.subscribe({ topic }); consumer.run({ eachMessage })`).
 */
export function takenBy(world: OpenWorld, claim: Claim): readonly FunctionThing[] {
  const handler = handlerOf(world, claim);
  if (handler) return [handler];
  const site = claim.chain.at(-1);
  const call = site?.module.calls.find(({ place }) => place === site.place);
  if (!site || !call || claim.isDecorated) return [];
  const { module } = site;
  const frame = frameOf(world, claim, module, call);
  const handed = (each: CallSite) =>
    each.arguments.flatMap((of) => functionsIn(world, module, of, { call: each, frame, depth: 0 }));
  const own = handed(call).slice(-1);
  if (own.length > 0 || claim.effect.does !== 'subscribe') return own;
  return beside(world, module, call).flatMap(handed);
}

interface Around {
  readonly call: CallSite;
  readonly frame: Frame | undefined;
  readonly depth: number;
}

function functionsIn(world: OpenWorld, module: Module, of: Expression, around: Around): readonly FunctionThing[] {
  const { call, frame, depth } = around;
  if (depth > DEEPEST) return [];
  const inside = (each: Expression) => functionsIn(world, module, each, { ...around, depth: depth + 1 });
  switch (of.is) {
    case 'function': {
      const found = world.base.functionThing(module, of.function);
      return found ? [{ ...found, frame }] : [];
    }
    case 'object':
      return of.entries.flatMap((entry) => ('value' in entry ? inside(entry.value) : []));
    case 'keyword':
      return inside(of.of);
    case 'call':
      return (module.calls[of.call]?.arguments ?? []).flatMap(inside);
    case 'name':
    case 'member': {
      const thing = new Evaluator(world).evaluate({ module, expression: of, scope: call.scope, frame });
      return optionsOf(thing).flatMap((each) => (each.is === 'function' ? [each] : []));
    }
    default:
      return [];
  }
}

/** Calls in the same function on what the call is made on, or on what it gives. */
function beside(world: OpenWorld, module: Module, call: CallSite): readonly CallSite[] {
  const { callee } = call;
  if (callee.is !== 'member') return [];
  const around = world.base.enclosingFunction(module, call.scope)?.key;
  const receiver = JSON.stringify(callee.of);
  const index = module.calls.indexOf(call);
  const given = module.scopes[call.scope]?.variables.filter(({ values }) =>
    values.some(({ expression }) => expression.is === 'call' && expression.call === index),
  );
  return module.calls.filter((each) => {
    if (each === call || each.callee.is !== 'member') return false;
    if (world.base.enclosingFunction(module, each.scope)?.key !== around) return false;
    const { of } = each.callee;
    const isOnGiven = of.is === 'name' && given?.some(({ name }) => name === of.name);
    return isOnGiven || (of.is === 'call' && of.call === index) || JSON.stringify(of) === receiver;
  });
}

/** `this` where the chain says of which class: a subclass was made, and its base class subscribes. */
function frameOf(world: OpenWorld, { chain }: Claim, module: Module, call: CallSite): Frame | undefined {
  const owner = world.base.enclosingClass(module, call.scope);
  if (!owner) return undefined;
  const made = chain.flatMap((site) => classesAt(world, site)).find((of) => isOfClass(world, of, owner));
  return made && bindFrame(undefined, made.key, [], { is: 'instance', of: made });
}

/** The class that a site declares or makes an instance of. */
export function classesAt(world: OpenWorld, { module, place }: SiteReference): readonly ClassThing[] {
  const declared = module.classes.flatMap((node, index) =>
    node.place === place ? (world.base.classThing(module, index) ?? []) : [],
  );
  const made = module.calls.filter((call) => call.isNew && call.place === place);
  const of = made.flatMap(({ callee, scope }) => optionsOf(new Evaluator(world).evaluate({ module, expression: callee, scope })));
  return [...declared, ...of.flatMap((thing) => (thing.is === 'class' ? [thing] : []))];
}
