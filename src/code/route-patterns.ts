import { concat, eachOf, literal, oneOf, type Value } from '../model/value.ts';

const METHOD = /^([A-Z]+)\s+/;

/** The method that a pattern such as `GET /orders/{id}` begins with. */
export function methodInPattern(pattern: Value): Value | undefined {
  if (pattern.is === 'literal') {
    const [, method] = METHOD.exec(String(pattern.value)) ?? [];
    return method === undefined ? undefined : literal(method);
  }
  if (pattern.is === 'one-of') {
    const methods = pattern.values.flatMap((each) => methodInPattern(each) ?? []);
    return methods.length > 0 ? oneOf(methods) : undefined;
  }
  const [first] = pattern.is === 'concat' ? pattern.parts : [];
  return first && methodInPattern(first);
}

/** The path in such a pattern, without a host before it and a `{$}` behind it. */
export function pathInPattern(pattern: Value): Value {
  if (pattern.is === 'literal') return literal(pathIn(String(pattern.value)));
  if (pattern.is === 'one-of') return eachOf(pattern, pathInPattern);
  const [first, ...rest] = pattern.is === 'concat' ? pattern.parts : [];
  if (first?.is !== 'literal') return pattern;
  return concat([literal(String(first.value).replace(METHOD, '')), ...rest]);
}

function pathIn(text: string): string {
  const bare = text.replace(METHOD, '').replace(/\{\$\}$/, '');
  const slash = bare.indexOf('/');
  return slash > 0 && /^[\w.-]+\.[\w.-]+$|^localhost$/.test(bare.slice(0, slash)) ? bare.slice(slash) : bare;
}

/** What of a URI template belongs to the path, without what goes behind it as query or fragment: https://www.rfc-editor.org/rfc/rfc6570 */
export function pathInTemplate(template: string): string {
  return template
    .replace(/\{[?&#][^{}]*\}/g, '')
    .replace(/\{([+./])([^{}]*)\}/g, (_, operator: string, name: string) => `${operator === '+' ? '' : operator}{${name}}`);
}
