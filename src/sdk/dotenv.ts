import type { Source } from '../model/analyzer.ts';
import type { Evidence } from '../model/evidence.ts';
import { literal, unknown, type Value } from '../model/value.ts';
import { evidenceAt, evidenceOfSetting } from './evidence.ts';
import { settingValue } from './interpolate.ts';

export interface DotenvEntry {
  readonly key: string;
  readonly value: Value;
  readonly evidence: Evidence;
}

/** Reads `KEY=value` lines with `export`, comments, single, double and multi-line quotes; a `KEY` alone sets nothing. Other lines are given back by number. */
export function readDotenv(source: Source): { readonly entries: readonly DotenvEntry[]; readonly strange: readonly number[] } {
  const entries = new Map<string, DotenvEntry>();
  const strange: number[] = [];
  const lines = source.text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const match = /^\s*(?:export\s+)?([\w.-]{1,200})\s*(?:=|:\s)(.*)$/.exec(line);
    const key = match?.[1];
    if (!key) {
      if (!/^\s*(#.*|(export\s+)?[\w.-]{1,200}\s*)?$/.test(line)) strange.push(index + 1);
      continue;
    }
    const { raw, quote, more } = readRaw(match[2] ?? '', lines, index);
    const evidence = evidenceOfSetting(evidenceAt(source, index + 1), key, raw);
    const value = isPlaceholder(raw, source)
      ? unknown('a placeholder of an example')
      : settingValue(key, raw, quote === "'" ? 'none' : 'dollar');
    entries.set(key, { key, value: raw === '' ? literal('') : value, evidence });
    index += more;
  }
  return { entries: [...entries.values()], strange };
}

const EXAMPLE = /(?:example|sample|template|dist)[^/]*$/;
const PLACEHOLDER = /\byour[-_]|\bchange[-_]?(?:me|it)\b|<[^<>]{1,60}>|\bx{3,}\b/i;

/** What an example leaves to whoever copies it: `https://api.your-company.com`, `changeme`, `<host>`. */
function isPlaceholder(raw: string, { path }: Source): boolean {
  return EXAMPLE.test(path) && PLACEHOLDER.test(placeIn(raw));
}

const URL_HOSTS = /:\/\/(?:[^/@\s]{0,400}@)?([^/?#;\s]{0,400})/g;
const DSN_USER = /^[^@\s]{1,400}@(?=(?:tcp6?|udp|unix|cloudsql)\()/;
const PAIR_OF_SECRET = /\b(?:user(?: ?id|name)?|uid|pass(?:word|wd)?|pwd|\w{0,40}key)\s?=\s?(?:<[^<>]{1,60}>|[^;&\s]{1,400})/gi;

/** What says where an address leads: `changeme` as the password of one takes nothing from that. */
function placeIn(raw: string): string {
  const hosts = [...raw.matchAll(URL_HOSTS)].map(([, host]) => host);
  return hosts.length > 0 ? hosts.join() : raw.replace(DSN_USER, '').replace(PAIR_OF_SECRET, '');
}

interface Raw {
  readonly raw: string;
  readonly quote: string;
  /** Further lines that the value takes. */
  readonly more: number;
}

const MOST_LINES = 200;

function readRaw(rest: string, lines: readonly string[], index: number): Raw {
  const text = rest.trim();
  const quote = text[0] ?? '';
  if (quote !== '"' && quote !== "'" && quote !== '`') return { raw: text.replace(/(^|\s)#.*$/, '').trim(), quote: '', more: 0 };
  const inside: string[] = [];
  for (let more = 0; more < MOST_LINES && index + more < lines.length; more += 1) {
    const part = more === 0 ? text.slice(1) : (lines[index + more] ?? '');
    const end = endOfQuote(part, quote);
    if (end >= 0) return { raw: unescape([...inside, part.slice(0, end)].join('\n'), quote), quote, more };
    inside.push(part);
  }
  return { raw: text, quote: '', more: 0 };
}

function endOfQuote(text: string, quote: string): number {
  for (let position = text.indexOf(quote); position >= 0; position = text.indexOf(quote, position + 1)) {
    if (quote === '`' || text[position - 1] !== '\\') return position;
  }
  return -1;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** https://github.com/compose-spec/compose-spec/blob/main/05-services.md#env_file-format */
function unescape(text: string, quote: string): string {
  if (quote !== '"') return text.replaceAll(`\\${quote}`, quote);
  return text.replace(/\\([nrt"\\])/g, (_, letter: string) => ESCAPES[letter] ?? letter);
}
