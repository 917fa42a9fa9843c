import type { Evidence } from '../model/evidence.ts';

/** Half a character, which has no encoding. */
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** The address of a cited line on a code host: every part of the path is encoded, so that a hostile file name stays an address. */
export function linkTo(base: string, { path, line }: Pick<Evidence, 'path' | 'line'>): string {
  const parts = path
    .split('/')
    .map((part) => encodeURIComponent(part.replace(LONE_SURROGATES, '\ufffd')).replace(/[()'*!~]/g, percent));
  return `${base.replace(/\/+$/, '')}/${parts.join('/')}#L${line}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
