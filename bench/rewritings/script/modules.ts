import { dirname } from 'node:path/posix';
import { applyEdits, type Edit, type Files, type Rewriting } from '../rewriting.ts';
import { firstSyntaxError, nodesIn, parse, replace, scriptsOf, ts } from './script.ts';

export const MODULES: readonly Rewriting[] = [
  {
    name: 'commonjs-to-modules',
    about: 'packages of require and module.exports become packages of import and export',
    rewrite: async (files) => toModules(files),
  },
  { name: 'types-stripped', about: 'TypeScript becomes JavaScript', rewrite: async (files) => stripped(files) },
];

interface Rewritten {
  readonly files: Map<string, string | undefined>;
  readonly places: number;
}

/** A package is rewritten whole or not at all: its files ask for each other. */
function toModules(files: Files): Rewritten {
  const rewritten = new Map<string, string | undefined>();
  let places = 0;
  const scripts = scriptsOf(files);
  for (const [path, text] of files) {
    if (!path.endsWith('package.json') || /"type"\s*:|"workspaces"/.test(text)) continue;
    const folder = dirname(path) === '.' ? '' : `${dirname(path)}/`;
    const inside = [...files.keys()].filter((each) => each.startsWith(folder));
    const own = inside.filter((each) => /\.[cm]?[jt]sx?$/.test(each));
    const isMixed =
      own.some((each) => !each.endsWith('.js') || !scripts.has(each)) ||
      inside.some((each) => each !== path && each.endsWith('/package.json'));
    if (isMixed || own.length === 0) continue;
    const results = own.map(
      (each) => [each, scripts.get(each) && asModule(each, scripts.get(each) as ts.SourceFile, files)] as const,
    );
    if (results.some(([, result]) => result === undefined)) continue;
    for (const [each, result] of results) rewritten.set(each, result);
    rewritten.set(path, text.replace('{', '{\n  "type": "module",'));
    places += own.length;
  }
  return { files: rewritten, places };
}

function asModule(path: string, file: ts.SourceFile, files: Files): string | undefined {
  if (/\b__dirname|\b__filename|\bimport\b|require\.|module\.(?!exports)|(?<!module\.)\bexports\b/.test(file.text))
    return undefined;
  const edits: (Edit | undefined)[] = file.statements.flatMap((statement): readonly (Edit | undefined)[] => {
    if (/\brequire\(/.test(statement.getText())) return [imported(path, statement, files)];
    return /\bmodule\.exports\b/.test(statement.getText()) ? [exported(statement)] : [];
  });
  if (edits.includes(undefined)) return undefined;
  const { text } = applyEdits(file.text, edits as Edit[]);
  return firstSyntaxError(parse(path, text)) || /\brequire\(|module\.exports/.test(text) ? undefined : text;
}

/** `const a = require('b');` and `const { a } = require('b');`, nothing else. */
function imported(path: string, statement: ts.Statement, files: Files): Edit | undefined {
  const match = /^(?:const|let|var)\s+(\w+|\{[^{}=]*\})\s*=\s*require\((['"])([^'"]+)\2\);?$/.exec(statement.getText());
  const [, names = '', , specifier = ''] = match ?? [];
  if (!match) return undefined;
  const isOwn = specifier.startsWith('.');
  const target = isOwn ? targetOf(path, specifier, files) : specifier;
  if (target === undefined) return undefined;
  const list = names.startsWith('{') ? names.replace(/(\w+)\s*:\s*(\w+)/g, '$1 as $2') : names;
  const hasNames = isOwn && /module\.exports\s*=\s*\{[\s\w,]*\}/.test(textAt(path, specifier, files) ?? '');
  if (isOwn && names.startsWith('{') && !hasNames) return undefined;
  return replace(statement, `import ${isOwn && hasNames && !names.startsWith('{') ? `* as ${list}` : list} from '${target}';`);
}

function targetOf(path: string, specifier: string, files: Files): string | undefined {
  const ending = ['', '.js', '/index.js'].find((each) => files.has(resolved(path, specifier + each)));
  return ending === undefined || (ending === '' && !specifier.endsWith('.js')) ? undefined : specifier + ending;
}

function textAt(path: string, specifier: string, files: Files): string | undefined {
  const target = targetOf(path, specifier, files);
  return target && files.get(resolved(path, target));
}

function resolved(path: string, specifier: string): string {
  return new URL(specifier, `file:///${path}`).pathname.slice(1);
}

/** `module.exports = { a, b };` names what it exports; any other value is the default. */
function exported(statement: ts.Statement): Edit | undefined {
  const match = /^module\.exports\s*=\s*([\s\S]*?);?$/.exec(statement.getText());
  const value = match?.[1];
  if (value === undefined || /module\.exports/.test(value)) return undefined;
  return replace(statement, /^\{[\s\w,]*\}$/.test(value) ? `export ${value};` : `export default ${value};`);
}

/** Files with decorators stay: JavaScript has none for parameters. Scripts that are named by a path elsewhere stay too. */
function stripped(files: Files): Rewritten {
  const rewritten = new Map<string, string | undefined>();
  const named = [...files]
    .filter(([path]) => !/\.[cm]?[jt]sx?$/.test(path))
    .map(([, text]) => text)
    .join('\n');
  const scripts = scriptsOf(files);
  let places = 0;
  for (const [path, file] of scripts) {
    const isNamed = named.includes(path.replace(/^.*?([^/]+\/[^/]+)$/, '$1')) || /(^|\/)(index|main|server|app)\.ts$/.test(path);
    if (
      !/(?<!\.d|config)\.ts$/.test(path) ||
      isNamed ||
      /\.test\.|\.spec\./.test(path) ||
      [...nodesIn(file)].some(ts.isDecorator)
    )
      continue;
    if (
      /from\s+['"][^'"]+\.ts['"]/.test(file.text) ||
      [...scripts.values()].some(({ text }) => ["'", '"', '`'].some((quote) => text.includes(`${baseOf(path)}.ts${quote}`)))
    )
      continue;
    const { outputText } = ts.transpileModule(file.text, {
      compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: false },
      fileName: path,
    });
    if (firstSyntaxError(parse(path.replace(/ts$/, 'js'), outputText))) continue;
    rewritten.set(path, undefined);
    rewritten.set(path.replace(/ts$/, 'js'), outputText);
    places += 1;
  }
  return { files: rewritten, places };
}

function baseOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.ts$/, '');
}
