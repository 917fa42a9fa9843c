import type { Expression, Place } from '../../src/code/ir.ts';
import type { ModuleDraft } from '../../src/frontend/module-draft.ts';
import type { At } from './lowering.ts';
import { outerThis } from './names.ts';

/** Declares the name; from other files a class goes by its name, one in a class by both. */
export function publishClass(name: string, index: number, at: At, draft: ModuleDraft): void {
  const expression: Expression = { is: 'class', class: index };
  const place = draft.classes[index]?.place ?? draft.place(0);
  draft.declare(at.scope, { name, values: [{ expression, scope: at.scope }], place });
  const path = [name];
  for (let outer = at.owner; outer; outer = outer.outer) path.unshift(outer.name);
  if (at.function === undefined) draft.exports.push({ name: path.join('.'), value: { expression, scope: at.scope } });
  const around = at.owner && draft.classes[at.owner.index];
  const field = { name, values: [{ expression, scope: at.scope }], isStatic: true, isAbstract: false, decorators: [], place };
  if (at.function === undefined) around?.fields.push(field);
}

/** The instances of the classes around are known inside by names of their own. */
export function declareOuters(scope: number, at: At, place: Place, draft: ModuleDraft): void {
  for (let outer = at.owner; outer; outer = outer.outer) {
    const type = { name: outer.name, arguments: [] };
    draft.declare(scope, { name: outerThis(outer.name), type, values: [], place });
  }
}
