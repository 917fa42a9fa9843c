import type { Edit, Rewriting } from '../rewriting.ts';
import { inPrograms, insert, isWithin, type Node, nodesIn, type Program, replace } from './program.ts';

export const FORMATS: readonly Rewriting[] = [
  inPrograms('concatenation-to-format', '"a" + b becomes String.format, a template, fmt.Sprintf, an f-string or $"…"', {
    java: concatenations(/^binary_expression$/, /annotation/, (parts) =>
      isConstant(parts) ? undefined : format('String.format', '%s')(parts),
    ),
    kotlin: concatenations(
      /^additive_expression$/,
      /^annotation$/,
      (parts) => `"${parts.map((part) => contentOf(part) ?? `\${${part.text}}`).join('')}"`,
    ),
    go: (program) =>
      withFmt(program, concatenations(/^binary_expression$/, /^const_declaration$/, format('fmt.Sprintf', '%s'))(program)),
    python: concatenations(/^binary_operator$/, /^(interpolation|type)$/, (parts) => inHoles(parts, 'f')),
    'c-sharp': concatenations(/^binary_expression$/, /^attribute/, (parts) =>
      isConstant(parts) ? undefined : inHoles(parts, '$'),
    ),
  }),
  inPrograms('format-to-concatenation', 'a template, an f-string or $"…" becomes "a" + b', {
    kotlin: (program) => texts(program, 'string_literal', (expression) => `(${expression}).toString()`),
    python: (program) => texts(program, 'string', (expression) => `str(${expression})`),
    'c-sharp': (program) => texts(program, 'interpolated_string_expression', (expression) => `(${expression})`),
  }),
  inPrograms('format-to-method', 'f\'a{b}\' becomes \'a{}\'.format(b), $"a{b}" becomes string.Format("a{0}", b)', {
    python: (program) =>
      methods(
        program,
        'string',
        (text, given) => `${text}.format(${given})`,
        () => '{}',
      ),
    'c-sharp': (program) =>
      methods(
        program,
        'interpolated_string_expression',
        (text, given) => `string.Format(${text}, ${given})`,
        (at) => `{${at}}`,
      ),
  }),
];

/** Sums that begin with a text, and hold at least one part that is none. */
function concatenations(sum: RegExp, never: RegExp, write: (parts: readonly Node[]) => string | undefined) {
  return ({ root }: Program): readonly Edit[] =>
    [...nodesIn(root)].flatMap((node): readonly Edit[] => {
      if (!isSum(node, sum) || (node.parent && isSum(node.parent, sum)) || isWithin(node, never)) return [];
      const parts = partsOf(node, sum);
      const [first] = parts;
      const isPlain = parts.every((part) => !/^["'fr$@]/.test(part.text) || contentOf(part) !== undefined);
      if (!first || contentOf(first) === undefined || !isPlain || parts.every((part) => contentOf(part) !== undefined)) return [];
      const written = write(parts);
      return written === undefined ? [] : [replace(node, written)];
    });
}

function isSum(node: Node, sum: RegExp): boolean {
  return sum.test(node.type) && node.children.length === 3 && node.children[1]?.type === '+';
}

function partsOf(node: Node, sum: RegExp): readonly Node[] {
  const [left, , right] = node.children;
  return isSum(node, sum) && left && right ? [...partsOf(left, sum), right] : [node];
}

/** What stands in the quotes of a plain text. */
function contentOf({ type, text }: Node): string | undefined {
  return /string/.test(type) ? /^(["'])([^\\$"'\n{}%]*)\1$/.exec(text)?.[2] : undefined;
}

/** Constants of Java and C# are known when the program is compiled, and so are their sums. */
function isConstant(parts: readonly Node[]): boolean {
  return (
    parts.some((part) => isWithin(part, /^(field_declaration|enum_constant|property_declaration|switch_label)$/)) ||
    parts.some((part) => /\blambda|=>|->/.test(part.text))
  );
}

function format(call: string, hole: string) {
  return (parts: readonly Node[]): string => {
    const given = parts.filter((part) => contentOf(part) === undefined).map(({ text }) => text);
    return `${call}("${parts.map((part) => contentOf(part) ?? hole).join('')}", ${given.join(', ')})`;
  };
}

function withFmt({ text, root }: Program, edits: readonly Edit[]): readonly Edit[] {
  const head = root.children.find(({ type }) => type === 'package_clause');
  if (edits.length === 0 || !head || /"fmt"/.test(text)) return edits;
  return [insert(head.endIndex, '\n\nimport "fmt"'), ...edits];
}

function inHoles(parts: readonly Node[], prefix: string): string | undefined {
  const given = parts.filter((part) => contentOf(part) === undefined);
  if (given.some(({ text }) => /["'\\{}\n]/.test(text))) return undefined;
  return `${prefix}"${parts.map((part) => contentOf(part) ?? `{${/[?:]/.test(part.text) ? `(${part.text})` : part.text}}`).join('')}"`;
}

interface Template {
  readonly node: Node;
  readonly parts: readonly (string | { readonly expression: string })[];
}

/** Texts with expressions in them that say nothing of how to write them. */
function templatesOf({ root }: Program, type: string): readonly Template[] {
  return root.descendantsOfType(type).flatMap((node): readonly Template[] => {
    if (
      isWithin(node, /^(interpolation|interpolated_expression|concatenated_string|annotation|attribute)$/) ||
      !/^(f|\$)?"(?!")[^\\]*"$|^f'(?!')[^\\]*'$/.test(node.text)
    )
      return [];
    const parts = node.children.flatMap((part): readonly Template['parts'][number][] => {
      if (part.type === 'string_content') return [part.text];
      if (part.type === 'interpolated_identifier' || part.type === 'interpolated_expression') return [{ expression: part.text }];
      return part.type === 'interpolation' ? [{ expression: part.text.slice(1, -1) }] : [];
    });
    const isPlain = parts.every((part) =>
      typeof part === 'string' ? !/[{}%\\]/.test(part) : !/[:!"'{}]|=$/.test(part.expression),
    );
    return isPlain && parts.some((part) => typeof part !== 'string') ? [{ node, parts }] : [];
  });
}

function texts(program: Program, type: string, write: (expression: string) => string): readonly Edit[] {
  return templatesOf(program, type).map(({ node, parts }) => {
    const sum = parts.map((part) => (typeof part === 'string' ? `"${part}"` : write(part.expression)));
    return replace(node, `(${typeof parts[0] === 'string' ? '' : '"" + '}${sum.join(' + ')})`);
  });
}

function methods(
  program: Program,
  type: string,
  write: (text: string, given: string) => string,
  hole: (at: number) => string,
): readonly Edit[] {
  return templatesOf(program, type).map(({ node, parts }) => {
    const given = parts.flatMap((part) => (typeof part === 'string' ? [] : [part.expression]));
    let at = 0;
    const text = parts.map((part) => (typeof part === 'string' ? part : hole(at++))).join('');
    return replace(node, write(`"${text}"`, given.join(', ')));
  });
}
