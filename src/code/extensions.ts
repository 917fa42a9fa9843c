import { oneOf } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import { importedThing } from './exports.ts';
import { inferredType } from './inferred-types.ts';
import type { Expression, Module } from './ir.ts';
import { isKnownSymbol, namesOf } from './library-lookup.ts';
import { memberThing } from './members.ts';
import { anyOf, bindingOf, type Located, type MadeThing, optionsOf, type Thing, unknownThing } from './thing.ts';
import { typeArgument } from './typed-selection.ts';

/** `of.name`: its own member, else what an opened package or a library adds to types of others under that name. */
export function extendedMember(evaluator: Evaluator, module: Module, of: Thing, name: string): Thing {
  const own = memberThing(evaluator, of, name);
  if (!module.hasImplicitThis || optionsOf(own).some(isTold)) return own;
  return declaredExtension(evaluator, module, of, name) ?? libraryExtension(evaluator, module, of, name) ?? own;
}

/** Whether the thing itself says what its member is. */
function isTold(thing: Thing): boolean {
  if (thing.is === 'unknown' || thing.is === 'package' || thing.is === 'open') return false;
  return thing.is !== 'symbol' || isKnownSymbol(thing.library, thing.path);
}

function declaredExtension(evaluator: Evaluator, module: Module, of: Thing, name: string): Thing | undefined {
  const found = evaluator.base.lookUp(module, 0, `.${name}`);
  if (found?.is !== 'import') return undefined;
  const { specifier, imported } = found.import;
  const functions = optionsOf(importedThing(evaluator.base, evaluator, module, specifier, imported)).flatMap((each) =>
    each.is === 'function' ? [{ ...each, receiver: { thing: of } }] : [],
  );
  return functions.length > 0 ? anyOf(functions) : undefined;
}

function libraryExtension(evaluator: Evaluator, module: Module, of: Thing, name: string): Thing | undefined {
  const library = evaluator.base.libraryExtending(name, module);
  if (!library) return undefined;
  const text = optionsOf(of).flatMap((each) => (each.is === 'value' ? [each.value] : []));
  const receiver: MadeThing = madeIn(of) ?? {
    is: 'made',
    library,
    type: '*',
    ...(text.length > 0 ? { value: oneOf(text) } : {}),
  };
  const rule = library.values?.[`*.${name}`];
  if (rule && 'isProperty' in rule) return evaluator.rule(rule, { arguments: [], receiver });
  return { is: 'symbol', library, path: `*.${name}`, receiver };
}

function madeIn(of: Thing): MadeThing | undefined {
  for (const option of optionsOf(of)) {
    if (option.is === 'made') return option;
    if (option.is === 'symbol' && option.receiver) return option.receiver;
  }
  return undefined;
}

/** A name that may be a member of a receiver around it; what it is `alone`, where that is told, goes first. */
export function nameAmong(evaluator: Evaluator, located: Located, { name, receivers = [] }: Name, alone: Thing): Thing {
  if (receivers.length === 0 || optionsOf(alone).some((each) => isTold(each) || isNamed(each))) return alone;
  const members = receivers.map((receiver) => {
    const of = receiverThing(evaluator, located, receiver);
    return of.is === 'unknown' ? of : extendedMember(evaluator, located.module, of, name);
  });
  const told = members.find((member) => optionsOf(member).some(isTold));
  return told ?? members.find(({ is }) => is === 'open') ?? alone;
}

/** A type or an object that a library is known to have. */
function isNamed(thing: Thing): boolean {
  return thing.is === 'symbol' && namesOf(thing.library).has(thing.path);
}

type Name = Extract<Expression, { is: 'name' }>;

function receiverThing(evaluator: Evaluator, located: Located, name: string): Thing {
  return evaluator.evaluate({ ...located, expression: { is: 'name', name } });
}

/** What the callee of an extension is called on: what is written before it, or the nearest receiver around that is anything. */
export function extendedBy(evaluator: Evaluator, located: Located): Expression | undefined {
  const { expression } = located;
  if (expression.is === 'member') return expression.of;
  if (expression.is !== 'name') return undefined;
  const found = expression.receivers?.find((each) => receiverThing(evaluator, located, each).is !== 'unknown');
  return found === undefined ? undefined : { is: 'name', name: found };
}

/** A name that nothing in sight declares: inside a class it may be inherited. */
export function inheritedName(evaluator: Evaluator, located: Located, name: string): Thing {
  const { module, scope } = located;
  const passed = typeParameter(evaluator, located, name);
  if (passed) return passed;
  const missing = unknownThing(`\`${name}\` is not defined in the repository`);
  const owner = module.hasImplicitThis ? evaluator.base.enclosingClass(module, scope) : undefined;
  if (!owner || (!owner.node.extends && owner.node.implements.length === 0)) return missing;
  const found = memberThing(evaluator, evaluator.evaluate({ ...located, expression: { is: 'this' } }), name);
  return found.is === 'unknown' ? missing : found;
}

/** A name that stands for a type argument of the call of a function around. */
function typeParameter(evaluator: Evaluator, { module, scope, frame }: Located, name: string): Thing | undefined {
  for (let at: number | null | undefined = scope; at !== null && at !== undefined; at = module.scopes[at]?.parent) {
    const index = module.scopes[at]?.function;
    const position = index === undefined ? -1 : (module.functions[index]?.typeParameters?.indexOf(name) ?? -1);
    if (index === undefined || position < 0) continue;
    const fn = evaluator.base.functionThing(module, index);
    if (!fn) return undefined;
    const binding = bindingOf(frame, fn.key);
    if (binding) {
      const given = typeArgument(evaluator, binding.types, position) ?? inferredType(evaluator, fn, binding, name);
      return given ?? unknownThing(`the type ${name}`);
    }
    const open: Thing = { is: 'open', open: { kind: 'parameter', function: fn, name } };
    evaluator.needs(open.open);
    return open;
  }
  return undefined;
}
