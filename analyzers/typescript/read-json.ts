import { parse } from 'jsonc-parser';
import type { Repository } from '../../src/model/analyzer.ts';

/** JSON whose shape nobody promised. */
export type Json = { readonly [key: string]: unknown };

/** JSON with comments and trailing commas; what is broken reads as an empty object. */
export function readJson(repository: Repository, path: string): Json {
  const text = repository.read(path)?.text;
  return text === undefined ? {} : asObject(parse(text.replace(/^\uFEFF/, ''), [], { allowTrailingComma: true }));
}

export function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
