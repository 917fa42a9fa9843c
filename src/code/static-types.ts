import { Evaluator, type World } from './evaluate.ts';
import type { Expression, Module, TypeReference } from './ir.ts';
import { functionKey } from './keys.ts';
import { type Argument, bindingOf, type Frame, type Located, optionsOf } from './thing.ts';

/** A type as written, with the file its names belong to. */
export interface TypeHere {
  readonly reference: TypeReference;
  readonly module: Module;
  readonly frame?: Frame | undefined;
}

/** What a value is declared as: a type, or an object literal that says it all. */
export type Shape = ({ readonly is: 'type' } & TypeHere) | ({ readonly is: 'object' } & Located);

const DEEPEST = 6;

/** What the declarations around an expression say of its type; nothing is evaluated but what is called. */
export function shapeOf(world: World, located: Located, depth = 0): Shape | undefined {
  const { expression } = located;
  if (depth > DEEPEST) return undefined;
  const inner = (each: Expression) => shapeOf(world, { ...located, expression: each }, depth + 1);
  switch (expression.is) {
    case 'object':
      return { is: 'object', ...located };
    case 'name':
      return shapeOfName(world, located, expression.name, depth);
    case 'call':
      return shapeOfCall(world, located, expression.call, depth);
    case 'member':
      return expression.of.is === 'this' ? shapeOfField(world, located, expression.name) : undefined;
    case 'keyword':
    case 'spread':
      return inner(expression.of);
    case 'fallback':
      return inner(expression.first);
    case 'list': {
      const [first] = expression.items;
      return first && inner(first);
    }
    default:
      return undefined;
  }
}

function shapeOfName(world: World, located: Located, name: string, depth: number): Shape | undefined {
  const { module, frame } = located;
  const target = world.base.lookUp(module, located.scope, name);
  if (target?.is !== 'variable') return undefined;
  const { variable, scope } = target;
  if (variable.parameter !== undefined) {
    const passed = passedFor(module, scope, variable.parameter, frame);
    const declared = typed(located, variable.type);
    return (passed && 'expression' in passed ? shapeOf(world, passed, depth + 1) : undefined) ?? declared;
  }
  if (variable.type) return typed(located, variable.type);
  const value = variable.values.at(-1);
  return value && shapeOf(world, { module, frame, ...value }, depth + 1);
}

/** What the caller passed, where the parameter is bound. */
function passedFor(module: Module, scope: number, position: number, frame: Frame | undefined): Argument | undefined {
  const index = module.scopes[scope]?.function;
  return index === undefined ? undefined : bindingOf(frame, functionKey(module, index))?.arguments[position];
}

function typed({ module, frame }: Located, reference: TypeReference | undefined): Shape | undefined {
  return reference && { is: 'type', reference, module, frame };
}

function shapeOfField(world: World, located: Located, name: string): Shape | undefined {
  const around = world.base.enclosingClass(located.module, located.scope);
  const field = around?.node.fields.find((each) => each.name === name);
  return around && field?.type && { is: 'type', reference: field.type, module: around.module, frame: located.frame };
}

function shapeOfCall(world: World, located: Located, index: number, depth: number): Shape | undefined {
  const { module } = located;
  const call = module.calls[index];
  if (!call) return undefined;
  const callee = nameOf(call.callee);
  const at = { ...located, scope: call.scope };
  if (call.isNew && callee !== undefined) return typed(at, { name: callee, arguments: call.typeArguments });
  for (const thing of optionsOf(new Evaluator(world).evaluate({ ...at, expression: call.callee }))) {
    if (thing.is === 'class') return typed({ ...at, module: thing.module }, { name: thing.node.name ?? '', arguments: [] });
    if (thing.is !== 'function') continue;
    if (thing.node.returnType) return { is: 'type', reference: thing.node.returnType, module: thing.module, frame: thing.frame };
    const [returned] = thing.node.returns;
    if (returned) return shapeOf(world, { module: thing.module, frame: thing.frame, ...returned }, depth + 1);
  }
  return undefined;
}

function nameOf(callee: Expression): string | undefined {
  if (callee.is === 'name') return callee.name;
  if (callee.is !== 'member') return undefined;
  const of = nameOf(callee.of);
  return of === undefined ? undefined : `${of}.${callee.name}`;
}
