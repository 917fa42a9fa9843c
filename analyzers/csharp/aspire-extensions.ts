import type { CallSite, Expression, FunctionNode, Module } from '../../src/code/ir.ts';
import { isWithin } from '../../src/code/scopes.ts';

/** A method of the team's own that is called on what the application model builds. */
interface Extension {
  readonly method: FunctionNode;
  readonly module: Module;
}

type Extensions = ReadonlyMap<string, readonly Extension[]>;

const BUILDER = /(^|\.)(IResourceBuilder|IDistributedApplicationBuilder)$/;

/** What calls may grow to: a method that calls itself has no end. */
const MOST_COPIES = 2000;

/** Methods like `WithIdentity(this IResourceBuilder<ProjectResource> project, …)`, by their names. */
export function extensionsIn(modules: readonly Module[]): Extensions {
  const found = new Map<string, Extension[]>();
  for (const module of modules)
    for (const method of module.functions) {
      const isExtension = method.isStatic && BUILDER.test(method.parameters[0]?.type?.name ?? '');
      if (method.name === undefined || !isExtension) continue;
      found.set(method.name, [...(found.get(method.name) ?? []), { method, module }]);
    }
  return found;
}

/** The file as it would be with the bodies of such methods written where they are called. */
export function withExtensions(module: Module, extensions: Extensions): Module {
  const calls = [...module.calls];
  for (let at = 0; at < calls.length && calls.length < module.calls.length + MOST_COPIES; at += 1) {
    const call = calls[at];
    const extension = call && extensionOf(call, extensions);
    if (!call || !extension) continue;
    const { copies, result } = copiesOf(extension, call, calls.length);
    calls.push(...copies);
    if (result) calls[at] = result;
  }
  return { ...module, calls };
}

function extensionOf({ callee, arguments: given }: CallSite, extensions: Extensions): Extension | undefined {
  if (callee.is !== 'member') return undefined;
  return extensions.get(callee.name)?.find(({ method }) => method.parameters.length > given.length);
}

/** The calls of the body, with what is passed in place of the parameters; they stand where the method is called. */
function copiesOf({ method, module }: Extension, call: CallSite, from: number) {
  const passed = passedTo(method, call);
  const typed = method.typeParameters ?? [];
  const own = module.calls.flatMap(({ scope }, index) => (isWithin(module, scope, method.scope) ? [index] : []));
  const moved = new Map(own.map((index, position) => [index, from + position]));
  const copies = own.flatMap((index): readonly CallSite[] => {
    const each = module.calls[index];
    if (!each) return [];
    const { scope, place } = call;
    const given = each.arguments.map((argument) => written(argument, passed, moved));
    const typeArguments = each.typeArguments.map((type) => call.typeArguments[typed.indexOf(type.name)] ?? type);
    return [{ ...each, callee: written(each.callee, passed, moved), arguments: given, typeArguments, scope, place }];
  });
  const [returned, ...others] = method.returns;
  const last = returned?.expression.is === 'call' && others.length === 0 ? returned.expression.call : undefined;
  return { copies, result: last === undefined ? undefined : copies[own.indexOf(last)] };
}

function passedTo({ parameters }: FunctionNode, { callee, arguments: given }: CallSite): ReadonlyMap<string, Expression> {
  const receiver = callee.is === 'member' ? [callee.of] : [];
  const positional = [...receiver, ...given.filter(({ is }) => is !== 'keyword')];
  return new Map(
    parameters.flatMap(({ name, default: usual }, position) => {
      const named = given.find((each) => each.is === 'keyword' && each.name === name);
      const value = named?.is === 'keyword' ? named.of : (positional[position] ?? usual);
      return value ? [[name, value] as const] : [];
    }),
  );
}

function written(of: Expression, passed: ReadonlyMap<string, Expression>, moved: ReadonlyMap<number, number>): Expression {
  const inner = (each: Expression) => written(each, passed, moved);
  switch (of.is) {
    case 'name':
      return passed.get(of.name) ?? of;
    case 'call':
      return { is: 'call', call: moved.get(of.call) ?? of.call };
    case 'member':
    case 'keyword':
      return { ...of, of: inner(of.of) };
    case 'concat':
      return joined(of.parts.map(inner));
    default:
      return of;
  }
}

function joined(parts: readonly Expression[]): Expression {
  const texts = parts.flatMap((part) => (part.is === 'literal' ? [String(part.value ?? '')] : []));
  return texts.length === parts.length ? { is: 'literal', value: texts.join('') } : { is: 'concat', parts };
}
