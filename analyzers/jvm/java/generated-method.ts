import type { Expression, Place, TypeReference } from '../../../src/code/ir.ts';
import type { At, Lowering } from '../lowering.ts';

/** What a method that nobody writes belongs to and gives. */
interface Given {
  readonly class: number;
  readonly isStatic?: true;
  readonly gives?: Expression;
  readonly type?: TypeReference;
}

/** Adds a method that is made when the class is compiled, unless the class has one of that name. */
export function addMethod(name: string, given: Given, at: At, place: Place, { draft }: Lowering): void {
  const methods = draft.classes[given.class]?.methods;
  if (methods?.some((index) => draft.functions[index]?.name === name)) return;
  const index = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: index });
  draft.addFunction({
    name,
    kind: 'method',
    scope,
    parameters: [],
    returns: given.gives ? [{ expression: given.gives, scope }] : [],
    ...(given.type ? { returnType: given.type } : {}),
    class: given.class,
    isStatic: given.isStatic === true,
    isAbstract: false,
    decorators: [],
    place,
  });
  methods?.push(index);
}
