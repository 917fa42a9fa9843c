import type { Expression, Module } from '../../src/code/ir.ts';

const DEEPEST = 4;

/** The text under a key of the object that a configuration file exports, through names and wrappers: `export default withPlugin(config)`. */
export function textAtKey(module: Module, key: string): string | undefined {
  const exported = module.exports.find(({ name }) => name === 'default' || name === '=')?.value;
  return exported && textIn(module, exported.expression, key, 0);
}

function textIn(module: Module, expression: Expression, key: string, depth: number): string | undefined {
  if (depth > DEEPEST) return undefined;
  const inside = (each: Expression): string | undefined => textIn(module, each, key, depth + 1);
  switch (expression.is) {
    case 'object': {
      const entry = expression.entries.find((each) => 'key' in each && each.key === key);
      const value = entry && 'key' in entry ? entry.value : undefined;
      return value?.is === 'literal' && typeof value.value === 'string' ? value.value : undefined;
    }
    case 'name': {
      const values = module.scopes[0]?.variables.find(({ name }) => name === expression.name)?.values ?? [];
      return firstText(values.map((bound) => inside(bound.expression)));
    }
    case 'call':
      return firstText((module.calls[expression.call]?.arguments ?? []).map(inside));
    default:
      return undefined;
  }
}

function firstText(texts: readonly (string | undefined)[]): string | undefined {
  return texts.find((text) => text !== undefined);
}
