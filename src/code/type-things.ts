import { expressionOf, standsForOthers } from './classes.ts';
import { innerType } from './code-base.ts';
import type { Evaluator } from './evaluate.ts';
import { importedThing, memberOfModule } from './exports.ts';
import type { Module, TypeReference } from './ir.ts';
import { lastOfPath } from './last-names.ts';
import {
  anyOf,
  type ClassThing,
  type FunctionThing,
  type InstanceThing,
  optionsOf,
  type Thing,
  type TypeArguments,
} from './thing.ts';
import { scopeForType } from './type-scopes.ts';

/** What a declared type tells of a value: an instance of a library's type, of a class, or of an interface's implementers. */
export function typeThing(
  evaluator: Evaluator,
  module: Module,
  around: number,
  type: TypeReference | undefined,
): Thing | undefined {
  if (!type) return undefined;
  const { name } = innerType(type);
  const [head = '', ...rest] = name.split('.');
  const scope = scopeForType(module, around, head);
  const target = evaluator.base.lookUp(module, scope, head);
  if (!target) return implementer(evaluator, name);
  if (target.is === 'global') return undefined;
  const thing =
    target.is === 'import'
      ? importedThing(evaluator.base, evaluator, module, target.import.specifier, target.import.imported)
      : evaluator.evaluate({ module, expression: { is: 'name', name: head }, scope });
  const types = { references: innerType(type).arguments, module, scope };
  const [first, ...deeper] = rest;
  const member =
    thing.is === 'module' && first !== undefined ? memberOfModule(evaluator.base, evaluator, thing.path, first) : undefined;
  const isNested = !member && first !== undefined && optionsOf(thing).some((option) => option.is === 'class');
  const found = isNested ? evaluator.evaluate({ module, expression: expressionOf(name), scope }) : (member ?? thing);
  return (
    implementersOf(evaluator, found) ??
    implementers(evaluator, found) ??
    instanceOf(evaluator, found, isNested ? [] : member ? deeper : rest, types) ??
    implementer(evaluator, rest.at(-1) ?? head)
  );
}

/** An interface that the repository declares as a class without bodies: whoever implements it. */
function implementersOf(evaluator: Evaluator, type: Thing): Thing | undefined {
  return type.is === 'class' && type.node.isAbstract ? implementer(evaluator, type.key) : undefined;
}

/** An interface of the repository: whoever implements it; nobody tells which one it is. */
function implementers(evaluator: Evaluator, thing: Thing): Thing | undefined {
  const interfaces = optionsOf(thing).flatMap((each) => (each.is === 'class' && each.node.isInterface ? [each] : []));
  const found = interfaces.flatMap((each) => evaluator.world.subclassesOf(each).filter(({ node }) => !node.isAbstract));
  return found.length > 0 ? anyOf(found.map(openInstance)) : undefined;
}

function instanceOf(evaluator: Evaluator, thing: Thing, rest: readonly string[], types: TypeArguments): Thing | undefined {
  for (const option of optionsOf(thing)) {
    if (option.is === 'symbol' && option.receiver === undefined) {
      const type = [option.path, ...rest].filter((part) => part !== '').join('.');
      return {
        is: 'made',
        library: option.library,
        type: type === '' ? (option.library.creates?.['default'] ?? 'default') : lastOfPath(type),
        ...(types.references.length > 0 ? { types } : {}),
      };
    }
    if (option.is === 'class') return constantsOf(evaluator, option) ?? instanceOfClass(evaluator, option);
  }
  return undefined;
}

/** The instances that an enumeration has. */
function constantsOf(evaluator: Evaluator, of: ClassThing): Thing | undefined {
  if (!of.node.isEnumeration) return undefined;
  const all = of.node.fields.filter(({ isStatic }) => isStatic).flatMap(({ name }) => optionsOf(evaluator.member(of, name)));
  const made = all.flatMap((each) => (each.is === 'function' ? madeBy(evaluator, each) : [each]));
  const constants = made.filter((each) => each.is === 'instance' && each.of.key === of.key);
  return constants.length > 0 ? anyOf(constants) : undefined;
}

function madeBy(evaluator: Evaluator, { module, node }: FunctionThing): readonly Thing[] {
  return node.returns.flatMap(({ expression, scope }) => optionsOf(evaluator.evaluate({ module, expression, scope })));
}

/** An interface is any of the classes that implement it. */
function instanceOfClass(evaluator: Evaluator, of: ClassThing): Thing {
  if (!standsForOthers(of)) return openInstance(of);
  const concrete = evaluator.world.subclassesOf(of).filter((each) => !each.node.isAbstract);
  return concrete.length > 0 ? anyOf(concrete.map((each) => ({ ...openInstance(each), declaredAs: of }))) : openInstance(of);
}

function openInstance(of: ClassThing): InstanceThing {
  return { is: 'instance', of, ...(of.node.isAbstract ? { isOpen: true } : {}) };
}

function implementer(evaluator: Evaluator, name: string): Thing | undefined {
  const classes = evaluator.world.implementersOf(name);
  return classes.length > 0 ? anyOf(classes.map(openInstance)) : undefined;
}
