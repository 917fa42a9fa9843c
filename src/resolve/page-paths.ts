import type { Fact } from '../model/fact.ts';
import { PAGE_HOST } from '../model/value.ts';
import type { Followed } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import type { Surroundings } from './pass.ts';

const ON_PAGE = /^(?:(?:[a-z]+|\{\}):|\{\})?(?:\/\/)?\{\}(?!:)(\/[^?#]*)?/i;

const BESIDE_PAGE = /^(?:([a-z]+):|\{\}:?)?\/\/\{\}(?=:\d{2,5}(?:[/?#]|$))/i;

/** `http://${location.hostname}:8000` is whoever publishes that port on the machine that the page came from: at home, the developer's. */
export function atPortOfPage(followed: Followed): Followed {
  const match = followed.missing.includes(PAGE_HOST) ? BESIDE_PAGE.exec(followed.text) : null;
  return match ? { ...followed, text: `${match[1] ?? 'http'}://localhost${followed.text.slice(match[0].length)}` } : followed;
}

/** The path of `wss://${location.host}/path`. */
export function pathOnPage({ text, missing }: Followed): string | undefined {
  const match = missing.includes(PAGE_HOST) ? ON_PAGE.exec(text) : null;
  return match ? (match[1] ?? '/') : undefined;
}

const PLAIN_PATH = /^(?:\.{1,2}\/){0,5}([a-z][\w-]{0,60})(?:[/?#]|$)/i;

/** A page's `fetch('api/orders')` is asked of whoever sent the page, where nobody is called `api`. https://url.spec.whatwg.org/#relative-url-string */
export function besidePage(
  { text, deployment }: Followed,
  from: Thing,
  fact: Fact,
  { directory }: Surroundings,
): string | undefined {
  if (from.kind !== 'frontend' || fact.kind !== 'call' || fact.protocol !== 'http' || fact.owner.is !== 'code') return undefined;
  const [whole, first = ''] = PLAIN_PATH.exec(text) ?? [];
  if (whole === undefined || directory.find({ host: first.toLowerCase(), path: '' }, from, deployment)) return undefined;
  return `/${text.replace(/^[./]+/, '').replace(/[?#].*$/s, '')}`;
}
