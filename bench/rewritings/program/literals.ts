import { type Edit, newName, type Rewriting } from '../rewriting.ts';
import { around, everywhere, inPrograms, insert, isWithin, type Language, type Node, type Program, replace } from './program.ts';

export const LITERALS: readonly Rewriting[] = [
  inPrograms('literal-split', '"ab" becomes ("a" + "b")', everywhere(splits)),
  inPrograms('literal-to-local', 'literals become variables of the function', everywhere(toLocals)),
  inPrograms('literal-to-constant', 'literals become constants of the class or module', everywhere(toConstants)),
];

const LITERAL: Readonly<Record<Language, string>> = {
  java: 'string_literal',
  kotlin: 'string_literal',
  go: 'interpreted_string_literal',
  python: 'string',
  'c-sharp': 'string_literal',
};
/** Texts that are no values: imports, tags, documentation, types, patterns, parts of other texts. */
const NO_VALUE =
  /^(import_spec|field_declaration_list_tag|type|case_pattern|interpolation|interpolated_expression|concatenated_string|preproc_\w+|using_directive|file_annotation)$/;

/** Texts in plain quotes, without escapes. */
function literalsOf({ root, language }: Program): readonly Node[] {
  return root.descendantsOfType(LITERAL[language]).filter((node) => {
    const isPlain = /^(["'])[^\\$"'\n]*\1$/.test(node.text) && node.text.length > 3;
    const isTag = language === 'go' && node.parent?.type === 'field_declaration';
    const isAlone = node.parent?.type === 'expression_statement' || (language === 'python' && node.parent?.type === 'subscript');
    return isPlain && !isTag && !isAlone && !isWithin(node, NO_VALUE);
  });
}

function splits(program: Program): readonly Edit[] {
  return literalsOf(program).map((node) => {
    const [quote, text] = [node.text[0], node.text.slice(1, -1)];
    const middle = Math.ceil(text.length / 2);
    return replace(node, `(${quote}${text.slice(0, middle)}${quote} + ${quote}${text.slice(middle)}${quote})`);
  });
}

/** How a function keeps a text, and the statements before which it may be said. */
const LOCALS: Readonly<
  Record<Language, { readonly write: (name: string, text: string) => string; readonly list: RegExp; readonly never: RegExp }>
> = {
  java: {
    write: (name, text) => `final String ${name} = ${text};`,
    list: /^(block|constructor_body)$/,
    never: /annotation|explicit_constructor/,
  },
  kotlin: { write: (name, text) => `val ${name} = ${text}`, list: /^statements$/, never: /^(annotation|property_modifier)$/ },
  go: { write: (name, text) => `const ${name} = ${text}`, list: /^statement_list$/, never: /^const_declaration$/ },
  python: { write: (name, text) => `${name} = ${text}`, list: /^block$/, never: /^class_definition$/ },
  'c-sharp': {
    write: (name, text) => `const string ${name} = ${text};`,
    list: /^(block|global_statement)$/,
    never: /^attribute/,
  },
};

function toLocals(program: Program): readonly Edit[] {
  const { write, list, never } = LOCALS[program.language];
  return literalsOf(program).flatMap((node, at): readonly Edit[] => {
    const inside = around(node, ({ parent }) => parent !== null && list.test(parent.type));
    if (!inside?.isNamed || isLeft(program, node, inside, never)) return [];
    const before = program.text.slice(program.text.lastIndexOf('\n', inside.startIndex - 1) + 1, inside.startIndex);
    if (before.trim() !== '' || inside.parent?.parent?.type === 'class_definition') return [];
    const name = newName(program.text, `rewritten_${at}_`);
    return [insert(inside.startIndex, `${write(name, node.text)}\n${before}`), replace(node, name)];
  });
}

/** Whether something between the text and the statement forbids it, or the statement is only one of several parts. */
function isLeft({ language }: Program, node: Node, statement: Node, never: RegExp): boolean {
  for (let other: Node | null = node.parent; other && other !== statement.parent; other = other.parent)
    if (never.test(other.type)) return true;
  return language === 'go' && /^(labeled_statement|fallthrough)/.test(statement.type);
}

const CONSTANTS: Readonly<Record<Language, (program: Program, literals: readonly Node[]) => readonly Edit[]>> = {
  java: inClasses(/^class_body$/, (name, text) => ` static final String ${name} = ${text};`),
  'c-sharp': inClasses(/^declaration_list$/, (name, text) => ` internal const string ${name} = ${text};`),
  kotlin: inModule((name, text) => `private const val ${name} = ${text}`, /^(package_header|import_list|file_annotation)$/),
  go: inModule((name, text) => `const ${name} = ${text}`, /^(package_clause|import_declaration|comment|;|\n)$/),
  python: inModule(
    (name, text) => `${name} = ${text}`,
    /^(import_statement|import_from_statement|future_import_statement|comment)$/,
  ),
};

function toConstants(program: Program): readonly Edit[] {
  return CONSTANTS[program.language](program, literalsOf(program));
}

/** What has members. */
const WHOLE = /^(class|interface|record|enum|struct)_declaration$/;

type Write = (name: string, text: string) => string;

/** Constants of the class around; an annotation of the class itself has to name it. */
function inClasses(body: RegExp, write: Write) {
  return ({ text }: Program, literals: readonly Node[]): readonly Edit[] =>
    literals.flatMap((node, at): readonly Edit[] => {
      const home = around(node, ({ type }) => body.test(type) || WHOLE.test(type));
      const isOn = home !== undefined && WHOLE.test(home.type);
      const whole = isOn ? home : home?.parent;
      const members = whole?.children.find(({ type }) => body.test(type));
      const owner = whole?.type === 'class_declaration' ? whole.childForFieldName('name')?.text : undefined;
      if (!members || !owner || (isOn && whole?.childForFieldName('type_parameters'))) return [];
      const name = newName(text, `REWRITTEN_${at}_`);
      return [insert(members.startIndex + 1, write(name, node.text)), replace(node, isOn ? `${owner}.${name}` : name)];
    });
}

/** Constants of the file, behind its imports. Go knows them in the whole package, so they are told apart by the file. */
function inModule(write: Write, head: RegExp) {
  return ({ path, text, root }: Program, literals: readonly Node[]): readonly Edit[] => {
    const first = root.children.find(
      (child, at) => !head.test(child.type) && !(at === 0 && child.type === 'expression_statement'),
    );
    if (!first) return [];
    const file = path.replace(/^.*\/|\.\w+$/g, '').replace(/\W/g, '_');
    return literals
      .filter(({ startIndex }) => startIndex >= first.startIndex)
      .flatMap((node, at) => {
        const name = newName(text, `rewritten_${file}_${at}_`);
        return [insert(first.startIndex, `${write(name, node.text)}\n`), replace(node, name)];
      });
  };
}
