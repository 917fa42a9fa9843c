import type Handlebars from 'handlebars';
import type { HelperDelegate, HelperOptions } from 'handlebars';
import type { Evidence } from '../model/evidence.ts';
import { fieldText } from './fields.ts';
import { helpersFor } from './helpers.ts';
import { csvCell, html, inline, yamlScalar } from './markdown.ts';
import type { RenderOptions } from './options.ts';

/** Names that no view and no template has. */
export const VALUE = 'asbuilt-value';
export const FIELD = 'asbuilt-field';

/** A place of a template that the architecture does not fill. */
export interface Unfilled {
  /** 1-based; 0 where a helper was given nothing. */
  readonly line: number;
  /** As it stands in the template. */
  readonly field: string;
  readonly why: string;
}

interface Around {
  /** Of the document; its ending says how foreign text is escaped. */
  readonly path: string;
  readonly unfilled: Unfilled[];
  readonly options: RenderOptions;
}

/** Helpers for templates of users: ours, which here take a missing value for a blank, and the two that print bare placeholders. */
export function userHelpers(engine: typeof Handlebars, { path, unfilled, options }: Around): Record<string, HelperDelegate> {
  const helpers = helpersFor(options);
  const report = (line: number, field: string, why: string) => unfilled.push({ line, field, why });
  const field = (name: string, shown: string, line: number, indent: string, root: object): string => {
    const text = fieldText(engine, name, root);
    if (text === undefined) {
      report(line, shown, 'no field of this name');
      return shown;
    }
    if (/^(Not found in sources|For the team to fill in): /.test(text)) report(line, shown, text.replace(/\s*\n\s*/g, ' '));
    return text.replace(/\n(?=.)/g, `\n${indent}`);
  };
  return {
    ...Object.fromEntries(Object.entries(helpers).map(([name, helper]) => [name, lenient(name, helper, report)])),
    [FIELD]: (name: string, line: number, indent: string, { data }: HelperOptions) =>
      field(name.toLowerCase().replace(/ /g, '_'), `[${name}]`, line, indent, data.root),
    [VALUE]: (value: unknown, name: string, line: number, indent: string, { data }: HelperOptions) => {
      const shown = `{{ ${name} }}`;
      if (value === undefined || value === null) return field(name, shown, line, indent, data.root);
      const text = printable(value, path, helpers.cite);
      if (text !== undefined) return text;
      report(line, shown, 'it is a list or a group of values: print its parts with #each or a helper');
      return shown;
    },
  };
}

type Report = (line: number, field: string, why: string) => void;

/** A helper that is given nothing prints nothing and says so. */
function lenient(name: string, helper: (...values: never[]) => string, report: Report): HelperDelegate {
  return (...given: unknown[]) => {
    const values = given.slice(0, -1);
    try {
      if (!values.includes(undefined)) return helper(...(values as never[]));
    } catch (thrown) {
      if (!(thrown instanceof TypeError)) throw thrown;
    }
    report(0, `{{${name} …}}`, 'the value is not there, or not of the kind that the helper prints');
    return '';
  };
}

/** A value as text of the document's format; undefined for what has no text. */
function printable(value: unknown, path: string, cite: (evidence: readonly Evidence[]) => string): string | undefined {
  const escape = escaperOf(path);
  if (typeof value === 'string') return escape(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) return undefined;
  if (value.every((each) => typeof each === 'string')) return value.map(escape).join(', ');
  return value.every(isPlace) && /\.(md|markdown|txt)$/i.test(path) ? cite(value) : undefined;
}

function escaperOf(path: string): (text: string) => string {
  if (/\.html?$/i.test(path)) return html;
  if (/\.csv$/i.test(path)) return csvCell;
  return /\.(ya?ml|json)$/i.test(path) ? yamlScalar : inline;
}

function isPlace(value: unknown): value is Evidence {
  return typeof value === 'object' && value !== null && 'path' in value && 'line' in value && 'text' in value;
}
