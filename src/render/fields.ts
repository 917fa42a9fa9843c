import type Handlebars from 'handlebars';
import type { Views } from './views.ts';

/** Lists behind numbered placeholders: `[EVENT_TYPE_2]` is about the second channel. */
const lists: Readonly<Record<string, (views: Views) => readonly object[]>> = {
  external_service: ({ externals }) => externals,
  service_purpose: ({ externals }) => externals,
  integration_type: ({ externals }) => externals,
  rate_limit: ({ externals }) => externals,
  fallback: ({ externals }) => externals,
  event_type: ({ channels }) => channels,
  event_schema: ({ channels }) => channels,
  event_producers: ({ channels }) => channels,
  event_consumers: ({ channels }) => channels,
  risk_category: ({ risks }) => risks,
  risk_desc: ({ risks }) => risks,
};

/** What a placeholder of a user's template prints; undefined where no field has the name. */
export function fieldText(engine: typeof Handlebars, name: string, views: object): string | undefined {
  const [, base = '', number = ''] = /^(\w+)_(\d{1,4})$/.exec(name) ?? [];
  const list = Object.hasOwn(lists, base) ? lists[base] : undefined;
  if (list) return numbered(engine, base, list(views as Views), Number(number));
  return Object.hasOwn(engine.partials, name) && isField(name) ? printed(engine, name, views) : undefined;
}

function numbered(engine: typeof Handlebars, base: string, items: readonly object[], number: number): string {
  const item = items[number - 1];
  return item === undefined ? `Not found in sources: there are ${items.length} of them.` : printed(engine, `${base}_n`, item);
}

/** Fields are named as placeholders are; the other partials are pieces of documents that need more around them. */
function isField(name: string): boolean {
  return /^[a-z][a-z0-9_]*$/.test(name);
}

function printed(engine: typeof Handlebars, partial: string, view: object): string {
  return engine
    .compile(`{{> ${partial}}}`, { noEscape: true })(view)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
