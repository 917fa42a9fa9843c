import type { Decorator } from '../../src/code/ir.ts';
import { ts } from './compiler.ts';
import type { At, Lowering } from './lowering.ts';
import { typeReference } from './types.ts';

/**
 * With `emitDecoratorMetadata` the types of decorated things stay as values, which is how dependencies are injected:
 * https://www.typescriptlang.org/docs/handbook/decorators.html#metadata
 */
export function useDecoratedType(type: ts.TypeNode | undefined, lowering: Lowering): void {
  const reference = typeReference(type);
  if (reference) lowering.usedNames.add(reference.name.split('.')[0] ?? '');
}

/** `@Get('x')` is a decorator with arguments and not a call of its own; calls inside its arguments are calls. */
export function lowerDecorators(node: ts.Node, at: At, lowering: Lowering): Decorator[] {
  if (!ts.canHaveDecorators(node)) return [];
  return (ts.getDecorators(node) ?? []).map(({ expression }) => {
    const place = lowering.place(expression);
    if (!ts.isCallExpression(expression)) {
      return { callee: lowering.expression(expression, at), arguments: [], applies: 'itself', scope: at.scope, place };
    }
    const callee = lowering.expression(expression.expression, at);
    const given = expression.arguments.map((argument) => lowering.expression(argument, at));
    return { callee, arguments: given, applies: 'result', scope: at.scope, place };
  });
}
