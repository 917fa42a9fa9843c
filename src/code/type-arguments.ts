import type { CallSite } from './ir.ts';
import type { Located, TypeArguments } from './thing.ts';

/** The type arguments of a call as they are written there. */
export function typesOf(call: CallSite, { module, frame }: Pick<Located, 'module' | 'frame'>): TypeArguments | undefined {
  return call.typeArguments.length > 0 ? { references: call.typeArguments, module, scope: call.scope, frame } : undefined;
}
