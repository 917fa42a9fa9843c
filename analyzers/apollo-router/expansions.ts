import { cleanText, concat, literal, setting, unknown, type Value } from '../../src/sdk/index.ts';

/** `${env.ORDERS_URL:-http://orders}`: https://www.apollographql.com/docs/graphos/routing/configuration/yaml#variable-expansion */
export function expanded(text: string): Value {
  const parts = text.split(/(\$\{[^{}\s]{1,500}\})/).filter((part) => part !== '');
  return concat(parts.map(expandedPart));
}

function expandedPart(part: string): Value {
  if (!/^\$\{.*\}$/.test(part)) return literal(cleanText(part));
  const [, key, fallback] = /^\$\{(?:env\.)?(\w{1,100})(?::-(.{0,500}))?\}$/.exec(part) ?? [];
  if (key === undefined) return unknown('a file or a computed value of the router');
  return setting(key, fallback === undefined ? undefined : literal(cleanText(fallback)));
}
