import type { Evidence } from '../model/evidence.ts';
import { NO_NAME, oneLine } from '../model/one-line.ts';
import { linkTo } from './links.ts';

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

/** A link to another of the documents; only the name, where the path is none of ours. */
export function linked(name: string, path: string): string {
  return /^[\w./-]+$/.test(path) ? `[${inline(name)}](${path})` : inline(name);
}

/** A cell of CSV (RFC 4180), always in quotes. A quote before `=`, `+`, `-` and `@` keeps spreadsheets from computing it. */
export function csvCell(text: string): string {
  const line = oneLine(text);
  return `"${(/^[=+@-]/.test(line) ? `'${line}` : line).replace(/"/g, '""')}"`;
}

const MOST_CITED = 3;

/** `path:line` of each place, once, in the order of the chain; a long chain is counted out. With a base each is a link. */
export function cite(evidence: readonly Evidence[], linkBase?: string): string {
  const places = new Map(evidence.map((each) => [`${each.path}:${each.line}`, each]));
  const shown = [...places].slice(0, MOST_CITED).map(([place, each]) => {
    const span = code(place);
    return linkBase === undefined ? span : `[${span}](${linkTo(linkBase, each)})`;
  });
  return places.size > shown.length ? `${shown.join(', ')} and ${places.size - shown.length} more` : shown.join(', ');
}

/** Every place inside an HTML element; with a base each is a link. */
export function htmlPlaces(evidence: readonly Evidence[], linkBase?: string): string {
  const places = new Map(evidence.map((each) => [`${each.path}:${each.line}`, each]));
  return [...places]
    .map(([place, each]) => {
      const span = `<code>${html(place)}</code>`;
      return linkBase === undefined ? span : `<a href="${html(linkTo(linkBase, each))}">${span}</a>`;
    })
    .join('<br>');
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
