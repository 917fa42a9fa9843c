import { type Edit, newName, type Rewriting } from '../rewriting.ts';
import { readings } from './programs.ts';
import { inScripts, insert, nodesIn, replace, topOf, ts } from './script.ts';

export const SETTINGS: readonly Rewriting[] = [
  inScripts('environment-in-parts', 'process.env.A becomes a, with const { A: a } = process.env', environmentInParts),
  inScripts('environment-by-text', "process.env.A becomes process.env['A']", (file) =>
    readings(file).map(([node, key]) => replace(node, `process.env[${key}]`)),
  ),
  inScripts('template-to-join', "`a${b}` becomes ['a', b].join('')", (file) =>
    templatesIn(file).map((node) => replace(node, `[${[JSON.stringify(node.head.text), ...partsOf(node)].join(', ')}].join('')`)),
  ),
  inScripts('template-to-concat', "`a${b}` becomes 'a'.concat(b)", (file) =>
    templatesIn(file).map((node) => replace(node, `${JSON.stringify(node.head.text)}.concat(${partsOf(node).join(', ')})`)),
  ),
];

/** What is read while a function runs may be set after the file is loaded; nobody sets the environment of these files. */
function environmentInParts(file: ts.SourceFile): readonly Edit[] {
  if (/\bdotenv\b/.test(file.text)) return [];
  const names = new Map<string, string>();
  const edits = readings(file).flatMap(([node, key]): readonly Edit[] => {
    const plain = /^'(\w+)'$/.exec(key)?.[1];
    if (plain === undefined || node.getStart() < topOf(file)) return [];
    const name = names.get(plain) ?? newName(file.text, `setting_${names.size}_`);
    names.set(plain, name);
    return [replace(node, name)];
  });
  const list = [...names].map(([key, name]) => `${key}: ${name}`).join(', ');
  return edits.length > 0 ? [insert(topOf(file), `\nconst { ${list} } = process.env;\n`), ...edits] : [];
}

/** A list writes nothing for what is not there, so every part becomes a text first. */
function templatesIn(file: ts.SourceFile): readonly ts.TemplateExpression[] {
  return [...nodesIn(file)].filter(
    (node): node is ts.TemplateExpression => ts.isTemplateExpression(node) && !ts.isTaggedTemplateExpression(node.parent),
  );
}

function partsOf({ templateSpans }: ts.TemplateExpression): readonly string[] {
  return templateSpans.flatMap(({ expression, literal }) => [
    `String(${expression.getText()})`,
    ...(literal.text === '' ? [] : [JSON.stringify(literal.text)]),
  ]);
}
