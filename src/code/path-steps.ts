import type { Caller } from './callers.ts';
import { siteOfClass } from './class-sites.ts';
import { frameOfInstance } from './classes.ts';
import { Evaluator, type World } from './evaluate.ts';
import type { Expression } from './ir.ts';
import type { ItemStep } from './items.ts';
import { isOwn } from './own-callee.ts';
import { passedOn } from './passing.ts';
import {
  type Argument,
  bindFrame,
  type ClassThing,
  type Frame,
  type FunctionThing,
  type InstanceThing,
  optionsOf,
  type SiteReference,
  siteOfCall,
} from './thing.ts';
import { typesOf } from './type-arguments.ts';

/** A call of a function. */
export interface CallStep {
  readonly kind: 'call';
  readonly function: FunctionThing;
  readonly caller: Caller;
  /** The call that passes the function to where it is called. */
  readonly behind?: CallStep;
}

/** One way a piece of code comes to run: through which callers, for which subclass. Innermost first. */
export type Step =
  | CallStep
  | { readonly kind: 'new'; readonly function: FunctionThing; readonly class: ClassThing; readonly caller: Caller }
  /** With `program`, it is made so in this one alone. */
  | { readonly kind: 'self'; readonly of: ClassThing; readonly class: ClassThing; readonly program?: string }
  | ItemStep;

/** Whether two steps are one. */
function isSameStep(left: Step, right: Step): boolean {
  if (left.kind === 'self') return right.kind === 'self' && left.class.key === right.class.key;
  if (left.kind === 'item' || right.kind === 'item') return left.kind === right.kind && left.function.key === right.function.key;
  if (right.kind === 'self') return false;
  return left.caller.module === right.caller.module && left.caller.call === right.caller.call;
}

/** The program that alone makes a step such a one. */
export function programOf(step: Step): string | undefined {
  if (step.kind === 'self') return step.program;
  return step.kind === 'item' ? undefined : step.caller.program;
}

/** Whether a program can come by a step. */
export function mayRunIn(program: string | undefined, step: Step): boolean {
  const own = programOf(step);
  return own === undefined || program === undefined || own === program;
}

/** A step with the one that led to it. */
export function withBehind(step: Step): readonly Step[] {
  return step.kind === 'call' && step.behind ? [step, step.behind] : [step];
}

/** Whether a path does not go by a step yet. */
export function isNewTo(path: readonly Step[], step: Step): boolean {
  return !path.some((each) => isSameStep(each, step));
}

/** The frames of a path, built from the outermost caller inwards so that each call's arguments see the bindings around it. */
export function frameOf(path: readonly Step[], world: World): Frame | undefined {
  return [...path].reverse().reduce<Frame | undefined>((around, step) => {
    const frame = withItem(around, step);
    if (step.kind === 'self') return bindFrame(frame, step.of.key, [], knownSelf(frame, { is: 'instance', of: step.class }));
    if (step.kind === 'item') return bindFrame(frame, step.function.key, step.arguments);
    const { module, call } = step.caller;
    const site = module.calls[call];
    const passed = argumentsAt(step.caller).map((expression) => ({ module, expression, scope: site?.scope ?? 0, frame }));
    const args = [...givenBy(step.caller, frame), ...passed];
    const types = site && typesOf(site, { module, frame });
    if (step.kind === 'call') {
      const isMade = step.function.node.class === undefined && (step.caller.closures?.length ?? 0) > 0;
      const around = isMade ? madeAround(step, frame, world) : frame;
      const on = step.caller.bound?.on;
      return bindFrame(around, step.function.key, args, selfOf(step, frame, world), types, on && boundBy(on, frame));
    }
    const self: InstanceThing = { is: 'instance', of: step.class, arguments: args };
    const owner = world.base.enclosingClass(step.function.module, step.function.node.scope) ?? step.class;
    return frameOfInstance(world.base, new Evaluator(world), self, owner, frame);
  }, undefined);
}

/** What a function was bound to before it is called with more: `find.bind(null, url)`. */
function givenBy({ bound }: Caller, frame: Frame | undefined): readonly Argument[] {
  return (bound?.given ?? []).map((each) => boundBy(each, frame));
}

/** Where nobody said what is bound around it, the callers at hand do. */
function boundBy(argument: Argument, frame: Frame | undefined): Argument {
  return 'expression' in argument && !argument.frame ? { ...argument, frame } : argument;
}

/** What a method is called on; as it is made where what is bound around the call tells that: `this.client.get()` where the client has the base of `this`. */
function selfOf({ caller }: CallStep, frame: Frame | undefined, world: World): InstanceThing | undefined {
  const { self, module, call, program } = caller;
  const site = module.calls[call];
  const isMadeWithout = self?.arguments?.length === 0;
  if (!self || !frame || isMadeWithout || site?.callee.is !== 'member' || isOwn(site.callee))
    return self && knownSelf(frame, self);
  const of = new Evaluator(world, program).evaluate({ module, expression: site.callee.of, scope: site.scope, frame });
  const [only, other] = optionsOf(of).filter((each) => each.is === 'instance' && each.of.key === self.of.key);
  return only?.is === 'instance' && !other && (only.arguments || self.arguments) ? only : knownSelf(frame, self);
}

/** A function that a call gives knows what that was called with: `get('/orders')` of `const get = verb('GET')`. */
function madeAround({ function: { key }, caller }: CallStep, frame: Frame | undefined, world: World) {
  const { module, call, program } = caller;
  const site = module.calls[call];
  if (!site) return frame;
  const made = optionsOf(new Evaluator(world, program).evaluate({ module, expression: site.callee, scope: site.scope, frame }));
  const options = made.filter((each) => each.is === 'function' && each.key === key);
  const [only, other] = options;
  return only?.is === 'function' && !other ? above(frame, only.frame) : frame;
}

function above(frame: Frame | undefined, made: Frame | undefined): Frame | undefined {
  if (!made || isAround(frame, made)) return frame;
  return bindFrame(above(frame, made.next), made.of, made.arguments, made.self, made.types);
}

/** Whether a frame is another one or is bound inside of it. */
function isAround(frame: Frame | undefined, outer: Frame): boolean {
  for (let each = frame; each; each = each.next) if (each === outer) return true;
  return false;
}

/** A call in a loop is made for one of the items. */
function withItem(frame: Frame | undefined, step: Step): Frame | undefined {
  const item = step.kind === 'call' || step.kind === 'new' ? step.caller.item : undefined;
  return item ? bindFrame(frame, item.function.key, item.arguments) : frame;
}

/** What a caller passes; what an extension is called on comes first. */
export function argumentsAt({ module, call, on, bound }: Caller): readonly Expression[] {
  const passed = passedOn(module.calls[call]?.arguments ?? [], bound?.passes);
  return on ? [on, ...passed] : passed;
}

/** The instance as a caller further out made it, when it is of the same class: that one knows its constructor's arguments. */
function knownSelf(frame: Frame | undefined, self: InstanceThing): InstanceThing {
  for (let each = frame; each; each = each.next)
    if (each.self?.arguments && each.self.of.key === self.of.key) return self.arguments ? self : each.self;
  return self;
}

/** Outermost first; loops stand in the code that the callers reach. */
export function chainOf(path: readonly Step[]): readonly SiteReference[] {
  const items = path.filter(({ kind }) => kind === 'item');
  return [...items, ...path.filter(({ kind }) => kind !== 'item')].map(siteOfStep).reverse();
}

function siteOfStep(step: Step): SiteReference {
  if (step.kind === 'self' || step.kind === 'item')
    return { ...(step.kind === 'self' ? siteOfClass(step.class) : step.site), isMaking: true };
  const { module, call } = step.caller;
  const found: SiteReference = module.calls[call]
    ? siteOfCall(module, module.calls[call])
    : { module, place: { line: 1, text: '' } };
  return step.kind === 'new' ? { ...found, isMaking: true } : found;
}
