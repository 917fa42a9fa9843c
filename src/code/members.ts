import { memberOfAny, mergeAssigned, withDefault } from './assigned.ts';
import {
  fieldOf,
  interfacesOf,
  librariesOfInterfaces,
  lineageOf,
  methodOf,
  methodsOf,
  scopeInside,
  staticMethods,
} from './classes.ts';
import { configuredThing } from './configured-fields.ts';
import { embeddedMember } from './embedded.ts';
import type { Evaluator } from './evaluate.ts';
import { memberOfModule, wholeExport } from './exports.ts';
import { withSelf } from './field-functions.ts';
import { functionIn } from './function-in.ts';
import { heldThing } from './held.ts';
import { classOfInstance, frameOf } from './instance-class.ts';
import { givenTo } from './instance-of.ts';
import type { Bound, Field } from './ir.ts';
import { isNothing, knownOf, knownOr } from './known-options.ts';
import { openMixin, orMixedIn } from './mixed-members.ts';
import { ownedThing } from './owned.ts';
import { injectedBy, qualifierIn } from './parameters.ts';
import { functionMember, memberOfValue } from './plain-members.ts';
import { gotten, returnOf } from './returns.ts';
import { decoratedThing } from './said-by-decorators.ts';
import { setByDecorators } from './set-by-decorators.ts';
import { firstFrameSet, frameWhereSet } from './set-by-methods.ts';
import { withSetFromOutside } from './set-from-outside.ts';
import { inheritedByClass, inheritedByInstance, isUnheardOf, symbolMember } from './symbol-members.ts';
import {
  anyOf,
  type ClassThing,
  type FunctionThing,
  type InstanceThing,
  inDoubt,
  isInDoubt,
  optionsOf,
  type Thing,
  textThing,
  unknownThing,
} from './thing.ts';
import { toldMember } from './told-members.ts';
import { typeThing } from './type-things.ts';

/** `thing.name`. */
export function memberThing(evaluator: Evaluator, thing: Thing, name: string): Thing {
  switch (thing.is) {
    case 'any-of':
      return ofDoubt(
        thing,
        memberOfAny(thing.options, anyOf(evaluator.eachOf(thing.options, (option) => memberThing(evaluator, option, name)))),
      );
    case 'object': {
      const entry = thing.entries.get(name);
      if (!entry && thing.self) return memberThing(evaluator, thing.self, name);
      return entry ? ofDoubt(thing, gotten(evaluator, evaluator.argument(entry)), name) : unknownThing(`no member \`${name}\``);
    }
    case 'list': {
      const item = thing.items[Number(name)];
      return item ? evaluator.argument(item) : unknownThing(`no item ${name}`);
    }
    case 'module':
      return moduleMember(evaluator, thing.path, name);
    case 'symbol':
      return symbolMember(evaluator, thing, name);
    case 'made':
      return symbolMember(evaluator, { is: 'symbol', library: thing.library, path: thing.type, receiver: thing }, name);
    case 'class':
      return staticMember(evaluator, thing, name);
    case 'instance':
      return instanceMember(evaluator, thing, name);
    case 'function':
      return functionMember(thing, name);
    case 'value':
      return memberOfValue(thing, name);
    case 'package':
    case 'open':
    case 'unknown':
      return thing;
    default:
      return thing satisfies never;
  }
}

function ofDoubt(of: Thing, member: Thing, name?: string): Thing {
  const isSure = of.is === 'object' && name !== undefined && of.sure?.has(name);
  return isInDoubt(of) && !isSure ? inDoubt(member) : member;
}

function moduleMember(evaluator: Evaluator, path: string, name: string): Thing {
  const named = memberOfModule(evaluator.base, evaluator, path, name);
  if (named) return gotten(evaluator, named);
  const whole = wholeExport(evaluator, path);
  if (whole && !(whole.is === 'module' && whole.path === path)) {
    const member = memberThing(evaluator, whole, name);
    return optionsOf(member).some((each) => !isUnheardOf(each)) ? member : unknownThing(`\`${name}\` is not exported by ${path}`);
  }
  return name === 'default' ? { is: 'module', path } : unknownThing(`\`${name}\` is not exported by ${path}`);
}

function staticMember(evaluator: Evaluator, of: ClassThing, name: string): Thing {
  const lineage = lineageOf(evaluator, of);
  for (const each of lineage.classes) {
    const field = each.node.fields.find((candidate) => candidate.isStatic && candidate.name === name);
    if (field && field.values.length > 0) return fieldThing(evaluator, each, field, { is: 'instance', of: each });
    const set = setByDecorators(evaluator, each, name, 'class');
    if (set) return set;
    if (field) return fieldThing(evaluator, each, field, { is: 'instance', of: each });
    const methods = staticMethods(evaluator.base, each, name, of);
    if (methods.length > 0)
      return anyOf(methods.map((method) => (method.node.kind === 'getter' ? returnOf(evaluator, method, []) : method)));
  }
  if ((name === 'name' || name === 'Name') && of.node.name) return textThing(of.node.name);
  if (name === 'prototype') return { is: 'instance', of, isOpen: true };
  return inheritedByClass(lineage.libraries, name, { is: 'instance', of }) ?? unknownThing(`no static member \`${name}\``);
}

/** `super.find()` is the method that the class around overrides. */
function memberAbove(evaluator: Evaluator, { of, instance }: NonNullable<InstanceThing['above']>, name: string): Thing {
  const lineage = lineageOf(evaluator, of);
  const classes = lineage.classes.filter(({ key }) => key !== of.key);
  return (
    definedMember(evaluator, classes, instance, name) ??
    definedMember(evaluator, interfacesOf(evaluator, lineage.classes), instance, name) ??
    inheritedByInstance(evaluator, lineage, name, instance) ??
    instanceMember(evaluator, instance, name)
  );
}

function instanceMember(evaluator: Evaluator, instance: InstanceThing, name: string): Thing {
  if (instance.above) return memberAbove(evaluator, instance.above, name);
  const open = { kind: 'self', class: instance.of } as const;
  const isOverriddenHere = instance.isOpen === true && isOverridden(evaluator, instance.of, name);
  if (isOverriddenHere) evaluator.needs(open);
  const lineage = lineageOf(evaluator, instance.of);
  const own =
    toldMember(evaluator, lineage.classes, instance, name) ??
    orMixedIn(evaluator, lineage.classes, instance, name, definedMember(evaluator, lineage.classes, instance, name)) ??
    declaredField(evaluator, lineage.classes, instance, name) ??
    embeddedMember(evaluator, lineage.classes, name, (each, field) => fieldThing(evaluator, each, field, instance));
  const found = withSetFromOutside(evaluator, lineage.classes, instance, name, own);
  // What a class leaves empty for those that extend it is not known of the class itself.
  if (found) return isOverriddenHere && isNothing(found) ? { is: 'open', open } : found;
  const inherited = definedMember(evaluator, interfacesOf(evaluator, lineage.classes), instance, name);
  if (inherited) return inherited;
  const declared = inheritedByClass(librariesOfInterfaces(evaluator, lineage.classes), name, instance);
  if (declared) return declared;
  if (name === 'constructor') return classOfInstance(evaluator, instance);
  const extended = inheritedByInstance(evaluator, lineage, name, instance);
  if (extended) return extended;
  if (instance.isOpen) return { is: 'open', open };
  const missing = unknownThing(`no member \`${name}\` in ${instance.of.node.name ?? 'the class'}`);
  return openMixin(evaluator, lineage.classes, instance) ?? missing;
}

/** The nearest field with a value, method with a body or member that a decorator sets; who has an instance may mean its class (`cls.name`). */
function definedMember(
  evaluator: Evaluator,
  classes: readonly ClassThing[],
  instance: InstanceThing,
  name: string,
): Thing | undefined {
  for (const each of classes) {
    const fields = evaluator.base.partsOf(each).flatMap((part) => {
      const field = fieldOf(part, name);
      return field && (field.values.length > 0 || field.decorators.length > 0)
        ? [fieldThing(evaluator, part, field, instance)]
        : [];
    });
    if (fields.length > 0) return knownOr(anyOf(fields), () => declaredField(evaluator, [each], instance, name));
    const methods = methodsOf(evaluator.base, each, name).filter((method) => !method.node.isAbstract);
    const alike = methods.filter(({ node }) => node.kind === methods[0]?.node.kind);
    if (alike.length > 0) return anyOf(alike.map((method) => methodThing(evaluator, method, instance, each)));
    const set = setByDecorators(evaluator, each, name, 'prototype') ?? setByDecorators(evaluator, each, name, 'class');
    if (set) return set;
  }
  return undefined;
}

/** The nearest field that only has a type. */
function declaredField(
  evaluator: Evaluator,
  classes: readonly ClassThing[],
  instance: InstanceThing,
  name: string,
): Thing | undefined {
  const owner = classes.find((each) => fieldOf(each, name));
  const field = owner && fieldOf(owner, name);
  if (!field || field.isAbstract) return undefined;
  const typed = fieldThing(evaluator, owner, field, instance);
  return typed.is === 'unknown' ? undefined : typed;
}

function isOverridden(evaluator: Evaluator, of: ClassThing, name: string): boolean {
  return evaluator.world
    .subclassesOf(of)
    .some((each) => (fieldOf(each, name)?.values.length ?? 0) > 0 || methodOf(evaluator.base, each, name) !== undefined);
}

/** A method as its instance has it; a getter is what it returns. */
export function methodThing(evaluator: Evaluator, method: FunctionThing, instance: InstanceThing, owner: ClassThing): Thing {
  const frame = frameOf(evaluator, instance, owner);
  const bound: FunctionThing = instance.isOpen ? method : functionIn(method, frame, instance);
  return method.node.kind === 'getter' ? returnOf(evaluator, bound, [], instance) : bound;
}

/** What a library made keeps what is set on it later: `this.client = make(); this.client.baseUrl = url`. */
function valuesOfField(things: readonly Thing[]): Thing {
  return things.flatMap(optionsOf).some(({ is }) => is === 'made') ? mergeAssigned(things) : anyOf(things);
}

function fieldThing(evaluator: Evaluator, owner: ClassThing, field: Field, instance: InstanceThing): Thing {
  return ownedThing(evaluator, sharedThing(evaluator, owner, field, instance), { owner, field, instance });
}

function sharedThing(evaluator: Evaluator, owner: ClassThing, field: Field, instance: InstanceThing): Thing {
  const { module } = owner;
  const injected = injectedBy(evaluator, module, owner.node.scope, field.decorators, owner);
  if (injected) return injected;
  const decorated =
    decoratedThing(evaluator, module, owner.node.scope, field.decorators, field.name) ??
    instance.configured?.(field) ??
    configuredThing(evaluator, owner, field);
  if (decorated) return decorated;
  const made = instance.isOpen ? undefined : frameOf(evaluator, instance, owner);
  const { memory, world, bound } = evaluator;
  const frameAt = ({ scope }: Bound) => frameWhereSet(world, bound, { module, scope, frame: made }, instance);
  const frame = made ?? (bound && firstFrameSet(field.values, frameAt));
  const known = memory.known(field, frame);
  if (known) return known;
  const mark = memory.mark();
  const run = () => withDefault(heldThing(evaluator, field.values, { module, frame, frameAt }, valuesOfField));
  const thing = memory.guardField(field, run) ?? unknownThing(`field \`${field.name}\` refers to itself`);
  const sure = knownOf(thing, evaluator);
  const typed = sure ? undefined : typeThing(evaluator, module, scopeInside(owner), field.type);
  const qualifier = () => qualifierIn(evaluator, module, owner.node.scope, field.decorators) ?? field.name;
  const supplied = typed && (evaluator.world.provided(typed, qualifier(), evaluator, module) ?? givenTo(typed, owner));
  const result = withSelf(sure ? withDefault(sure) : (supplied ?? thing), owner, field, instance);
  memory.keep(field, result, mark, frame);
  return result;
}
