import { dirname, relative } from 'node:path/posix';
import { type Edit, type Files, newName, type Rewriting } from '../rewriting.ts';
import { edited, inScripts, insert, nodesIn, replace, scriptsOf, topOf, ts } from './script.ts';

/** Calls that tools read as they stand, without running them. */
const READ_BY_TOOLS = /^(require|require\.resolve|import|import\.meta\.glob|jest\.\w+|vi\.\w+|module\.register|graphql|gql)$/;

export const LITERALS: readonly Rewriting[] = [
  inScripts('literal-to-const', 'literals become constants at the top of the file', toConstants),
  {
    name: 'literal-to-other-file',
    about: 'literals become constants of a file of their own',
    rewrite: async (files) => toOtherFile(files),
  },
  inScripts('literal-split', "'ab' becomes ('a' + 'b')", (file) =>
    literalsOf(file)
      .filter(isLong)
      .map((text) => replace(text, splitText(text))),
  ),
  inScripts('literal-to-template', "'ab' becomes `ab`", (file) =>
    literalsOf(file)
      .filter((text) => !/[`$\\]/.test(text.getText()))
      .map((text) => replace(text, `\`${text.text}\``)),
  ),
  inScripts('concatenation-to-template', "'a' + b becomes `a${b}`", concatenationsToTemplates),
  inScripts('template-to-concatenation', "`a${b}` becomes ('a' + b)", templatesToConcatenations),
];

/** Literals that are values, and that nobody but the running program reads. */
function literalsOf(file: ts.SourceFile): readonly ts.StringLiteral[] {
  if (/['"]@angular\/core['"]/.test(file.text)) return [];
  return [...nodesIn(file)].filter((node): node is ts.StringLiteral => ts.isStringLiteral(node) && isValue(node));
}

/** Where a text is a value like any other. */
const USUAL: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ArrayLiteralExpression,
  ts.SyntaxKind.ReturnStatement,
  ts.SyntaxKind.ConditionalExpression,
  ts.SyntaxKind.ArrowFunction,
  ts.SyntaxKind.ElementAccessExpression,
  ts.SyntaxKind.JsxExpression,
  ts.SyntaxKind.TemplateSpan,
]);

function isValue(text: ts.StringLiteral): boolean {
  const { parent } = text;
  if (ts.isCallExpression(parent)) return !READ_BY_TOOLS.test(parent.expression.getText()) && isBundled(parent);
  if (ts.isNewExpression(parent)) return isBundled(parent);
  if (ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent))
    return parent.initializer === text && !isStaticSetting(text);
  if (ts.isBinaryExpression(parent)) return !ts.isTypeOfExpression(parent.left) && !ts.isTypeOfExpression(parent.right);
  if (ts.isAsExpression(parent)) return parent.type.getText() !== 'const';
  return USUAL.has(parent.kind) && !isStaticSetting(text);
}

/** `new URL('./worker.js', import.meta.url)` is read by bundlers. */
function isBundled({ arguments: given }: ts.CallExpression | ts.NewExpression): boolean {
  return !given?.some((argument) => argument.getText().startsWith('import.meta'));
}

/** Page frameworks read `export const config = …` of a file without running it. */
function isStaticSetting(text: ts.Node): boolean {
  const statement = ts.findAncestor(text, ts.isVariableStatement);
  return (
    statement !== undefined && /^export const (config|runtime|dynamic|revalidate|preferredRegion)\b/.test(statement.getText())
  );
}

function isLong({ text }: ts.StringLiteral): boolean {
  return text.length > 1 && !/[\\\ud800-\udfff]/.test(text);
}

function splitText({ text }: ts.StringLiteral): string {
  const middle = Math.ceil(text.length / 2);
  return `(${JSON.stringify(text.slice(0, middle))} + ${JSON.stringify(text.slice(middle))})`;
}

/** A name for each text, and the edits that put the names in the place of the texts. */
function named(file: ts.SourceFile): { readonly names: ReadonlyMap<string, string>; readonly edits: readonly Edit[] } {
  const names = new Map<string, string>();
  const edits = literalsOf(file)
    .filter((text) => text.getStart() >= topOf(file))
    .map((text) => {
      const name = names.get(text.getText()) ?? newName(file.text, `REWRITTEN_${names.size}_`);
      names.set(text.getText(), name);
      return replace(text, name);
    });
  return { names, edits };
}

function toConstants(file: ts.SourceFile): readonly Edit[] {
  const { names, edits } = named(file);
  const constants = [...names].map(([text, name]) => `const ${name} = ${text};\n`);
  return edits.length > 0 ? [insert(topOf(file), `\n${constants.join('')}`), ...edits] : [];
}

function toOtherFile(files: Files): { readonly files: Map<string, string>; readonly places: number } {
  const rewritten = new Map<string, string>();
  let places = 0;
  for (const [path, file] of scriptsOf(files)) {
    const { names, edits } = named(file);
    const isModule = file.statements.some(ts.isImportDeclaration);
    const home = homeOf(path, files);
    if (edits.length === 0 || home === undefined || (!isModule && !/\brequire\(/.test(file.text))) continue;
    const other = `${home}rewritten-texts/${path.replace(/[^a-zA-Z0-9]+/g, '-')}`.replace(/-([cm]?[jt]s)x?$/, '.$1');
    const list = [...names.values()].join(', ');
    const specifier = JSON.stringify(specifierOf(path, other, file));
    const taken = isModule ? `import { ${list} } from ${specifier};` : `const { ${list} } = require(${specifier});`;
    const result = edited(file, [insert(topOf(file), `\n${taken}\n`), ...edits]);
    if (!result) continue;
    rewritten.set(path, result.text);
    const constants = [...names].map(([text, name]) => `${isModule ? 'export ' : ''}const ${name} = ${text};\n`).join('');
    rewritten.set(other, isModule ? constants : `${constants}module.exports = { ${list} };\n`);
    places += edits.length;
  }
  return { files: rewritten, places };
}

/** The folder in which other files of the same program lie: its `src`, else that of its manifest. */
function homeOf(path: string, files: Files): string | undefined {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const prefix = folder === '.' ? '' : `${folder}/`;
    if (files.has(`${prefix}package.json`)) return path.startsWith(`${prefix}src/`) ? `${prefix}src/` : prefix;
    if (folder === '.') return undefined;
  }
}

/** As the file's own imports end: with `.js`, `.ts` or nothing. */
export function specifierOf(from: string, to: string, file: ts.SourceFile): string {
  const own = /from\s+['"]\.[^'"]*?(\.[cm]?[jt]s)['"]/.exec(file.text)?.[1];
  const path = relative(dirname(from), to).replace(/^(?!\.)/, './');
  const isPlain = /\.m?js$/.test(from);
  return path.replace(/\.([cm]?)[jt]sx?$/, own ? (/ts$/.test(own) ? '$&' : '.$1js') : isPlain ? '.$1js' : '');
}

function concatenationsToTemplates(file: ts.SourceFile): readonly Edit[] {
  return [...nodesIn(file)].flatMap((node): readonly Edit[] => {
    if (!ts.isBinaryExpression(node) || isPlus(node.parent) || !isPlus(node)) return [];
    const parts = partsOf(node);
    const [first] = parts;
    if (!first || !ts.isStringLiteral(first) || parts.every(ts.isStringLiteral)) return [];
    const texts = parts.map((part) => (ts.isStringLiteral(part) ? part.getText().slice(1, -1) : `\${${part.getText()}}`));
    return parts.some((part) => ts.isStringLiteral(part) && /[`$\\]/.test(part.getText()))
      ? []
      : [replace(node, `\`${texts.join('')}\``)];
  });
}

function isPlus(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
}

function partsOf(node: ts.Expression): readonly ts.Expression[] {
  return isPlus(node) ? [...partsOf(node.left), node.right] : [node];
}

function templatesToConcatenations(file: ts.SourceFile): readonly Edit[] {
  return [...nodesIn(file)].flatMap((node): readonly Edit[] => {
    if (!ts.isTemplateExpression(node) || ts.isTaggedTemplateExpression(node.parent)) return [];
    const spans = node.templateSpans.flatMap(({ expression, literal }) => [
      `(${expression.getText()})`,
      JSON.stringify(literal.text),
    ]);
    return [replace(node, `(${[JSON.stringify(node.head.text), ...spans.filter((text) => text !== '""')].join(' + ')})`)];
  });
}
