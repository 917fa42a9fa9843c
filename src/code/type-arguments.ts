import type { CallSite } from './ir.ts';
import type { ClassThing, Located, TypeArguments } from './thing.ts';

/** The type arguments of a call as they are written there. */
export function typesOf(call: CallSite, { module, frame }: Pick<Located, 'module' | 'frame'>): TypeArguments | undefined {
  return call.typeArguments.length > 0 ? { references: call.typeArguments, module, scope: call.scope, frame } : undefined;
}

/** A class as the type argument that it would be where it is declared. */
export function typesOfClass({ module, node }: ClassThing): TypeArguments | undefined {
  const { name, scope } = node;
  return name === undefined ? undefined : { references: [{ name, arguments: [] }], module, scope };
}
