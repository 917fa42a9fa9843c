import type { Evidence } from '../model/evidence.ts';
import { NO_NAME, oneLine } from '../model/one-line.ts';

/** Foreign text as Markdown text, in a sentence or in a table cell: it stays text whatever it looks like. */
export function inline(text: string): string {
  return (oneLine(text) || NO_NAME)
    .replace(/[\\`*[\]|~$]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/:\/\//g, '&#58;//')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}&#46;`)
    .replace(/^([#+=-])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** Foreign text as a code span. Where backticks or pipes would break a span or a table, `<code>` with entities. */
export function code(text: string): string {
  const line = oneLine(text);
  if (line === '') return NO_NAME;
  return /[`|\\]/.test(line) ? `<code>${entities(line)}</code>` : `\`${line}\``;
}

/** Foreign text inside an HTML element, where Markdown is not read. */
export function html(text: string): string {
  return oneLine(text).replace(/[&<>"'`[\]:*_]/g, entity);
}

/** A scalar of YAML; plain where it cannot be read as anything but text. */
export function yamlScalar(text: string): string {
  const value = oneLine(text);
  const plain = /^[A-Za-z_/][\w./-]*$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value);
  return plain ? value : JSON.stringify(value);
}

const MOST_CITED = 3;

/** `path:line` of each place, once, in the order of the chain; a long chain is counted out. */
export function cite(evidence: readonly Evidence[]): string {
  const places = placesOf(evidence);
  const shown = places.slice(0, MOST_CITED).map(code).join(', ');
  return places.length > MOST_CITED ? `${shown} and ${places.length - MOST_CITED} more` : shown;
}

/** `path:line` of each place, once, in order. */
export function placesOf(evidence: readonly Evidence[]): readonly string[] {
  return [...new Set(evidence.map(({ path, line }) => `${path}:${line}`))];
}

function entities(text: string): string {
  return text.replace(/[^\w ./:-]|_/gu, entity);
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
