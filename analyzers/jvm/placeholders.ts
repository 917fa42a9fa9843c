import type { Expression, Place } from '../../src/code/ir.ts';
import type { ModuleDraft } from '../../src/frontend/module-draft.ts';

/** The name under which `${key:default}` in an annotation calls for a setting; `libraries/annotations.ts` says what it means. */
export const PLACEHOLDER = '${}';

/** The name under which `#{bean.member}` in an annotation calls for a bean. */
export const BEAN = '#{}';

/** Where a placeholder is met. */
interface Spot {
  readonly scope: number;
  readonly place: Place;
  readonly draft: ModuleDraft;
}

/**
 * A text in an annotation with its placeholders as settings: `${orders.url:http://orders}/v1`.
 * https://docs.spring.io/spring-framework/reference/core/beans/annotation-config/value-annotations.html
 */
export function withPlaceholders(text: string, spot: Spot): Expression {
  const computed = /^#\{/.test(text.trim()) ? innermostPlaceholder(text) : text;
  const bean = computed === undefined ? beanOf(text, spot) : undefined;
  if (bean) return bean;
  if (computed === undefined) return { is: 'unknown', why: 'computed by an expression in an annotation' };
  return partsOf(computed, spot);
}

/**
 * A bean by its name, or a property of it: `#{orders}`, `#{@orders.name}`, `#{orders.getName()}`.
 * https://docs.spring.io/spring-framework/reference/core/expressions/language-ref/bean-references.html
 */
function beanOf(text: string, { scope, place, draft }: Spot): Expression | undefined {
  const [, name, members = ''] = /^\s*#\{\s*@?([A-Za-z_]\w{0,100})((?:\.\w{1,100}(?:\(\))?){0,5})\s*\}\s*$/.exec(text) ?? [];
  if (name === undefined) return undefined;
  const found = draft.call({
    callee: { is: 'name', name: BEAN },
    arguments: [
      { is: 'literal', value: name },
      { is: 'literal', value: draft.path },
    ],
    isNew: false,
    typeArguments: [],
    scope,
    place,
  });
  const path = members.split('.').slice(1);
  return path.reduce<Expression>((of, member) => ({ is: 'member', of, name: propertyOf(member) }), found);
}

/** `getName()` reads the property `name`. */
function propertyOf(member: string): string {
  const [, first, rest = ''] = /^get([A-Z])(\w*)\(\)$/.exec(member) ?? [];
  return first === undefined ? member.replace('()', '') : first.toLowerCase() + rest;
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
    if (text.startsWith('${', index)) depth++;
    else if (text[index] === '}' && --depth === 0) return index;
  }
  return -1;
}

/** A default may hold further placeholders; a key that is put together from others is not known. */
function settingOf(inner: string, spot: Spot): Expression {
  const cut = inner.indexOf(':');
  const key = (cut < 0 ? inner : inner.slice(0, cut)).trim();
  if (key.includes('${')) return { is: 'unknown', why: 'setting with a computed name' };
  const fallback = cut < 0 ? [] : [partsOf(inner.slice(cut + 1), spot)];
  const { scope, place, draft } = spot;
  return draft.call({
    callee: { is: 'name', name: PLACEHOLDER },
    arguments: [{ is: 'literal', value: key }, ...fallback],
    isNew: false,
    typeArguments: [],
    scope,
    place,
  });
}
