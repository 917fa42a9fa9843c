// https://learn.microsoft.com/dotnet/api/system.type.getgenericarguments
import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';
import { typeExpression } from './types.ts';

const FIRST_ARGUMENT = /\.(GetGenericArguments\(\)|GenericTypeArguments)(\[0\]|\.(First|Single)(OrDefault)?\(\))$/;
const OPEN_TYPE = /\btypeof\(\s*(?:\w+\.){0,10}(\w+)<,{0,5}>\s*\)/g;
const SCANS = /\b(GetTypes|GetExportedTypes|DefinedTypes|ExportedTypes)\b/;
const AROUND = /^(method_declaration|local_function_statement|class_declaration|compilation_unit)$/;

/**
 * `contract.GetGenericArguments()[0]` in a loop over the types of an assembly that implement `typeof(IHandler<>)`: the type argument of any
 * of those.
 */
export function scannedArgument(node: Node, at: At, lowering: Lowering): Expression | undefined {
  if (!FIRST_ARGUMENT.test(node.text.slice(-60))) return undefined;
  for (let around = node.parent; around; around = around.parent) {
    if (!AROUND.test(around.type)) continue;
    const text = around.text;
    const names = new Set([...text.matchAll(OPEN_TYPE)].map(([, name]) => name));
    if (names.size === 0 || !SCANS.test(text)) continue;
    const [only] = names;
    return names.size === 1 && only !== undefined ? asked(only, at, lowering, node) : undefined;
  }
  return undefined;
}

const ASKED = 'ImplementedTypeArgument';

function asked(name: string, at: At, lowering: Lowering, node: Node): Expression {
  return lowering.call({
    callee: spelled('System.Reflection', ASKED),
    arguments: [literalOf(name)],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.at(node),
  });
}

/** The files with a statement for each class that implements an interface whose implementations somebody asks an assembly for. */
export function withImplementations(modules: readonly Module[]): readonly Module[] {
  const wanted = new Set(modules.flatMap(askedIn));
  return wanted.size === 0 ? modules : modules.map((module) => withStatements(module, wanted));
}

function askedIn({ calls }: Module): readonly string[] {
  return calls.flatMap(({ callee, arguments: [name] }) => {
    const isAsked = callee.is === 'member' && callee.name === ASKED && callee.of.is === 'module';
    return isAsked && name?.is === 'literal' ? [String(name.value)] : [];
  });
}

function withStatements(module: Module, wanted: ReadonlySet<string>): Module {
  const made = module.classes.flatMap(({ implements: contracts, isAbstract, isInterface, scope, place }): readonly CallSite[] => {
    if (isAbstract || isInterface) return [];
    return contracts.flatMap(({ name, arguments: [argument] }) => {
      const short = name.slice(name.lastIndexOf('.') + 1);
      if (!argument || !wanted.has(short)) return [];
      const given = [literalOf(short), typeExpression(argument.name)];
      return [
        {
          callee: spelled('System.Reflection', 'Implementation'),
          arguments: given,
          isNew: false,
          typeArguments: [],
          scope,
          place,
        },
      ];
    });
  });
  return made.length > 0 ? { ...module, calls: [...module.calls, ...made] } : module;
}
