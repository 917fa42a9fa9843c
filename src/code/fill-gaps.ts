import { concat, literal, unknown, type Value } from '../model/value.ts';

const GAP =
  /\{\{|\}\}|%%|\{([\w.]{0,80})(?:![rsa])?(?::[^{}]{0,40})?\}|%(?:\((\w{1,80})\))?[-+ #0]{0,4}\d{0,6}(?:\.\d{1,4})?[sdifrx]/g;

/** A text whose gaps, `{}`, `{0}`, `{name}`, `%s` or `%(name)s`, are filled in order or by name. */
export function fillGaps(text: string, args: readonly Value[], named: (name: string) => Value | undefined): Value {
  const parts: Value[] = [];
  let next = 0;
  let end = 0;
  for (const { 0: gap, 1: braces, 2: percent, index } of text.matchAll(GAP)) {
    if (gap === '{{' || gap === '}}' || gap === '%%') {
      parts.push(literal(text.slice(end, index + 1)));
    } else {
      parts.push(literal(text.slice(end, index)));
      const name = (braces ?? percent ?? '').split('.')[0] ?? '';
      const value = name === '' ? args[next++] : /^\d+$/.test(name) ? args[Number(name)] : named(name);
      parts.push(value ?? unknown(`nothing for \`${gap}\``));
    }
    end = index + gap.length;
  }
  return concat([...parts, literal(text.slice(end))]);
}
