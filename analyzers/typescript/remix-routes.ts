import type { Module } from '../../src/code/ir.ts';

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** A module without a page answers requests itself: `loader` those that read, `action` the others, as far as it asks for their methods. */
export function resourceMethods({ exports }: Module, text: string): readonly (readonly [name: string, method: string])[] {
  if (exports.some(({ name }) => name === 'default')) return [];
  // What it asks others with stands in options (`method: 'POST'`), not in a comparison or a case.
  const asking = text.split('\n').filter((line) => /\bcase\b|\bmethod\s*[!=]==?/.test(line));
  return exports.flatMap(({ name }): readonly (readonly [string, string])[] => {
    if (name === 'loader') return [[name, 'GET']];
    if (name !== 'action') return [];
    const asked = METHODS.filter((method) => asking.some((line) => line.includes(`'${method}'`) || line.includes(`"${method}"`)));
    return (asked.length > 0 ? asked : ['POST']).map((method) => [name, method]);
  });
}

/**
 * The path of a route's file: `api.orders.$id` is `api/orders/[id]`, a folder's `route` file stands for the folder. Undefined for other files in
 * folders. https://reactrouter.com/how-to/file-route-conventions
 */
export function flatPath(file: string): string | undefined {
  const whole = file.replace(/\/(route|index)$/, '');
  if (whole.includes('/')) return undefined;
  const parts = whole.match(/(?:\[[^\]]*\]|[^.[])+/g) ?? [];
  const segments = parts.filter((part) => !part.startsWith('_')).map(segmentOf);
  return segments.join('/');
}

function segmentOf(part: string): string {
  const plain = part.replace(/^\((.*)\)$/, '$1').replace(/_$/, '');
  if (plain === '$') return '[...path]';
  if (plain.startsWith('$')) return `[${plain.slice(1)}]`;
  return plain.replaceAll(/\[([^\]]*)\]/g, '$1');
}
