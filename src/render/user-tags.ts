import type Handlebars from 'handlebars';
import { FIELD, VALUE } from './user-helpers.ts';

/** `[NAME]`, but no link, no footnote and no empty box; and every Handlebars tag, which is left as it is. */
const PLACEHOLDER = /\{\{[\s\S]*?\}\}|\[([A-Z][A-Za-z0-9_]*(?: [A-Za-z0-9_]+)*)\](?![([:])/g;

/** Bare placeholders as tags that the same pass fills. */
export function placeholdersToTags(text: string): string {
  return text.replace(PLACEHOLDER, (whole, name?: string) =>
    name === undefined ? whole : `{{${FIELD} ${JSON.stringify(name)}}}`,
  );
}

/**
 * Sends everything that a template prints through a helper of ours, in place: a bare `{{ value }}` through the one that escapes, so
 * that no text of the analysed repository is printed as it is.
 */
export function routeTags(program: hbs.AST.Program, lines: readonly string[], engine: typeof Handlebars): void {
  for (const statement of program.body) {
    switch (statement.type) {
      case 'MustacheStatement':
        routeTag(statement as hbs.AST.MustacheStatement, lines, engine);
        break;
      case 'BlockStatement':
      case 'DecoratorBlock':
      case 'PartialBlockStatement': {
        const block = statement as hbs.AST.BlockStatement;
        routeTags(block.program, lines, engine);
        if (block.inverse) routeTags(block.inverse, lines, engine);
        break;
      }
      default:
    }
  }
}

const BUILT_IN: ReadonlySet<string> = new Set(['if', 'unless', 'each', 'with', 'lookup']);

function routeTag(tag: hbs.AST.MustacheStatement, lines: readonly string[], engine: typeof Handlebars): void {
  const name = 'original' in tag.path ? String(tag.path.original) : '';
  const { line, column } = tag.loc.start;
  const before = (lines[line - 1] ?? '').slice(0, column);
  const indent = /^\s*$/.test(before) ? before : '';
  const more = [literal('NumberLiteral', line, tag), literal('StringLiteral', indent, tag)];
  if (name === FIELD) {
    tag.params.push(...more);
    return;
  }
  if (tag.params.length > 0 && name in engine.helpers && !BUILT_IN.has(name)) return;
  const value = tag.params.length === 0 ? tag.path : { ...tag, type: 'SubExpression' };
  tag.params = [value as hbs.AST.Expression, literal('StringLiteral', name, tag), ...more];
  tag.path = {
    type: 'PathExpression',
    data: false,
    depth: 0,
    parts: [VALUE],
    original: VALUE,
    loc: tag.loc,
  } as hbs.AST.PathExpression;
}

function literal(type: 'NumberLiteral' | 'StringLiteral', value: string | number, { loc }: hbs.AST.Node): hbs.AST.Expression {
  return { type, value, original: value, loc } as unknown as hbs.AST.Expression;
}
