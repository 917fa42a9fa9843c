import type { Module, Variable } from './ir.ts';

/** Where the name of a type is looked up: a member of a class that is called as the type is does not hide it, `Event<OrderPlaced> OrderPlaced`. */
export function scopeForType(module: Module, scope: number, name: string): number {
  for (let at: number | null = scope; at !== null; at = module.scopes[at]?.parent ?? null) {
    const variable = module.scopes[at]?.variables.find((each) => each.name === name);
    if (!variable) continue;
    const parent = module.scopes[at]?.parent ?? null;
    return isMember(variable) && parent !== null ? scopeForType(module, parent, name) : scope;
  }
  return scope;
}

function isMember({ name, values }: Variable): boolean {
  const [only, other] = values;
  return (
    other === undefined && only?.expression.is === 'member' && only.expression.of.is === 'this' && only.expression.name === name
  );
}
