import type { Expression, Module } from '../../src/code/ir.ts';

const METHODS = new Set(['get', 'head', 'post', 'put', 'patch', 'delete']);

/**
 * The methods for which an object that a file exports as its handler was given functions: `handler.get(show).put(change)` of next-connect.
 * None where it is given functions for all of them, or is no such object. https://github.com/hoangvvo/next-connect#readme
 */
export function chainedMethods(module: Module): readonly string[] {
  const exported = module.exports.find(({ name }) => name === 'default')?.value?.expression;
  if (!exported || exported.is === 'function') return [];
  const roots = rootsOf(exported, module);
  const given = module.calls.flatMap(({ callee, arguments: [first] }): readonly string[] => {
    const isGiven = first !== undefined && callee.is === 'member' && roots.has(rootOf(callee.of, module) ?? '');
    return isGiven && callee.is === 'member' ? [callee.name] : [];
  });
  if (given.includes('all')) return [];
  return [...new Set(given.filter((name) => METHODS.has(name)))].map((name) => name.toUpperCase()).sort();
}

/** The names that the handler goes by: that of its variable, of what makes it, and of what something around it is passed. */
function rootsOf(exported: Expression, module: Module): ReadonlySet<string> {
  const given = exported.is === 'call' ? (module.calls[exported.call]?.arguments ?? []) : [];
  const names = [exported, ...given].flatMap((each) => rootOf(each, module) ?? []);
  const variables = module.scopes[0]?.variables.filter(({ name }) => names.includes(name)) ?? [];
  const made = variables.flatMap(({ values }) => values.map(({ expression }) => rootOf(expression, module) ?? ''));
  return new Set([...names, ...made.filter((name) => name !== '')]);
}

/** Longer chains than this are nobody's handler. */
const LONGEST = 100;

/** `handler` of `handler.use(check).get(show)`. */
function rootOf(expression: Expression, { calls }: Module): string | undefined {
  let at: Expression | undefined = expression;
  for (let steps = 0; at && steps < LONGEST; steps += 1) {
    if (at.is === 'name') return at.name;
    at = at.is === 'member' ? at.of : at.is === 'call' ? calls[at.call]?.callee : undefined;
  }
  return undefined;
}
