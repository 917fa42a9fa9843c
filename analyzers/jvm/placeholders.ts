import type { Expression } from '../../src/code/ir.ts';
import { PLACEHOLDER } from './conventions.ts';
import { type Spot, spelOf } from './spel.ts';

/**
 * A text in an annotation with its placeholders as settings: `${orders.url:http://orders}/v1`, and with what its expressions say.
 * https://docs.spring.io/spring-framework/reference/core/beans/annotation-config/value-annotations.html
 */
export function withPlaceholders(text: string, spot: Spot): Expression {
  return isTooDeep(text) ? { is: 'unknown', why: 'placeholders nested too deeply' } : read(text, spot);
}

const DEEPEST = 50;

function isTooDeep(text: string): boolean {
  let open = 0;
  for (const [sign] of text.matchAll(/[$#]\{|\}/g)) {
    open = sign === '}' ? Math.max(open - 1, 0) : open + 1;
    if (open > DEEPEST) return true;
  }
  return false;
}

function read(text: string, spot: Spot): Expression {
  const parts: Expression[] = [];
  let from = 0;
  for (let start = expressionAt(text, 0); start >= 0; start = expressionAt(text, from)) {
    const end = closing(text, start + 2);
    if (end < 0) break;
    if (start > from) parts.push(partsOf(text.slice(from, start), spot));
    parts.push(computed(text.slice(start + 2, end), spot));
    from = end + 1;
  }
  if (from < text.length || parts.length === 0) parts.push(partsOf(text.slice(from), spot));
  const [only] = parts;
  return only && parts.length === 1 ? only : { is: 'concat', parts };
}

/** Where the next expression begins that is no default of a placeholder. */
function expressionAt(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    if (text.startsWith('#{', index)) return index;
    const end = text.startsWith('${', index) ? closing(text, index + 2) : index;
    if (end < 0) return -1;
    index = end;
  }
  return -1;
}

function computed(code: string, spot: Spot): Expression {
  const said = spelOf(code.trim(), spot, (text) => partsOf(text, spot));
  if (said) return said;
  const placeholder = innermostPlaceholder(code);
  return placeholder === undefined
    ? { is: 'unknown', why: 'computed by an expression in an annotation' }
    : partsOf(placeholder, spot);
}

/** `#{'${orders.topics}'.split(',')}` is what its placeholder says. */
function innermostPlaceholder(text: string): string | undefined {
  const start = text.indexOf('${');
  const end = start < 0 ? -1 : closing(text, start + 2);
  return end < 0 ? undefined : text.slice(start, end + 1);
}

function partsOf(text: string, spot: Spot): Expression {
  const parts: Expression[] = [];
  let from = 0;
  for (let start = text.indexOf('${'); start >= 0; start = text.indexOf('${', from)) {
    const end = closing(text, start + 2);
    if (end < 0) break;
    if (start > from) parts.push({ is: 'literal', value: text.slice(from, start) });
    parts.push(settingOf(text.slice(start + 2, end), spot));
    from = end + 1;
  }
  if (from < text.length || parts.length === 0) parts.push({ is: 'literal', value: text.slice(from) });
  const [only] = parts;
  return only && parts.length === 1 ? only : { is: 'concat', parts };
}

/** The brace that closes a placeholder, over placeholders inside of it; -1 when it stays open. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let index = from; index < text.length; index++) {
    if (text.startsWith('${', index) || text.startsWith('#{', index)) depth++;
    else if (text[index] === '}' && --depth === 0) return index;
  }
  return -1;
}

/** A default may hold further placeholders, and stands between backticks where Micronaut's has colons; a key that is put together from others is not known. */
function settingOf(inner: string, spot: Spot): Expression {
  const cut = inner.indexOf(':');
  const key = (cut < 0 ? inner : inner.slice(0, cut)).trim();
  if (key.includes('${')) return { is: 'unknown', why: 'setting with a computed name' };
  const fallback = cut < 0 ? undefined : read(inner.slice(cut + 1).replace(/^`([^`]*)`$/, '$1'), spot);
  return placeholder({ is: 'literal', value: key }, fallback, spot);
}

/** The setting of a key, with what it is by default. */
export function placeholder(key: Expression, fallback: Expression | undefined, { scope, place, draft }: Spot): Expression {
  return draft.call({
    callee: { is: 'name', name: PLACEHOLDER },
    arguments: fallback ? [key, fallback] : [key],
    isNew: false,
    typeArguments: [],
    scope,
    place,
  });
}
