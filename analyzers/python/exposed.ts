import type { Export, Expression, Module } from '../../src/code/ir.ts';
import { FILE } from './modules.ts';
import type { Stated } from './names-led.ts';

/** What modules state in places that no name leads to, told to others by names that nobody writes. */
export class Exposed {
  readonly #exports = new Map<string, Export[]>();

  /** The expression as any module can say it. */
  of({ expression, module, scope }: Stated): Expression {
    if (expression.is === 'literal') return expression;
    const own = this.#exports.get(module.path) ?? [];
    const known = own.find(({ value }) => value?.expression === expression && value.scope === scope);
    const name = known?.name ?? `stated ${own.length}`;
    if (!known) this.#exports.set(module.path, [...own, { name, value: { expression, scope } }]);
    return { is: 'member', of: { is: 'module', specifier: { is: 'literal', value: FILE + module.path } }, name };
  }

  /** The module with what it tells. */
  in(module: Module): Module {
    const more = this.#exports.get(module.path);
    return more ? { ...module, exports: [...module.exports, ...more] } : module;
  }
}
