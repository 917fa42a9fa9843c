import type { Decorator, Expression } from '../../src/code/ir.ts';
import { literalOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

// https://www.doctrine-project.org/projects/doctrine-annotations/en/stable/annotations.html
const ANNOTATION = /^\s*\/?\*+\s*@((?:\w+\\)?[A-Z]\w{0,80})\s*\(/;
const LONGEST = 2000;

/** `@Route("/orders", methods={"GET"})` in a comment says the same as the attribute does. */
export function readAnnotations(comment: Node, at: At, lowering: Lowering): readonly Decorator[] {
  const lines = comment.text.split('\n');
  return lines.flatMap((line, index): readonly Decorator[] => {
    const found = ANNOTATION.exec(line);
    const name = found?.[1];
    if (!found || name === undefined) return [];
    const rest = lines
      .slice(index)
      .map((each, position) => (position === 0 ? each.slice(found[0].length) : each.replace(/^\s*\*/, '')))
      .join(' ');
    const place = lowering.draft.place(comment.row + index);
    const callee: Expression = { is: 'name', name };
    return [{ callee, arguments: readParts(inside(rest.slice(0, LONGEST))), scope: at.scope, place }];
  });
}

/** The text up to the parenthesis that closes. */
function inside(text: string): string {
  let depth = 1;
  let isQuoted = false;
  for (let position = 0; position < text.length; position++) {
    const character = text[position];
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === '(') depth++;
    if (character === ')' && --depth === 0) return text.slice(0, position);
  }
  return text;
}

function readParts(text: string): readonly Expression[] {
  return splitAtCommas(text).flatMap((part): readonly Expression[] => {
    const [, name, value = ''] = /^\s*(?:(\w{1,60})\s*=)?([\s\S]*)$/.exec(part) ?? [];
    const of = readValue(value.trim());
    if (!of) return [];
    return [name === undefined ? of : { is: 'keyword', name, of }];
  });
}

function readValue(text: string): Expression | undefined {
  if (text.startsWith('{')) {
    const items = splitAtCommas(text.slice(1, text.endsWith('}') ? -1 : undefined));
    return { is: 'list', items: items.flatMap((item) => readValue(item.trim()) ?? []) };
  }
  const quoted = /^"([^"]*)"$/.exec(text)?.[1];
  return quoted === undefined ? undefined : literalOf(quoted);
}

function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = 0;
  for (let position = 0; position < text.length; position++) {
    const character = text[position] ?? '';
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if ('{('.includes(character)) depth++;
    if ('})'.includes(character)) depth--;
    if (character !== ',' || depth > 0) continue;
    parts.push(text.slice(start, position));
    start = position + 1;
  }
  return [...parts, text.slice(start)].filter((part) => part.trim() !== '');
}
