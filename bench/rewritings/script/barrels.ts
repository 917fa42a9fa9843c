import { basename, dirname, join } from 'node:path/posix';
import { applyEdits, type Files, type Rewriting } from '../rewriting.ts';
import { replace, scriptsOf, ts } from './script.ts';

/** Folders whose files frameworks load one by one. */
const LOADED = /(^|\/)(pages|app|routes|api|plugins|middleware|functions|migrations|controllers|models)(\/|$)/;
const ENDINGS = ['.ts', '.tsx', '/index.ts'];

export const BARRELS: Rewriting = {
  name: 'barrels',
  about: 'every folder of TypeScript has an index.ts that exports all of it, and others import through that',
  rewrite: async (files) => barrels(files),
};

function barrels(files: Files): { readonly files: Map<string, string>; readonly places: number } {
  const scripts = scriptsOf(files);
  const shown = new Map<string, Set<string>>();
  const rewritten = new Map<string, string>();
  let places = 0;
  for (const [path, file] of scripts) {
    const edits = file.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
      const target = targetOf(path, statement, files);
      if (!target || !isShowable(target, scripts, files)) return [];
      const folder = dirname(target);
      if (folder === dirname(path) || folder === '.' || `${path}/`.startsWith(`${folder}/`)) return [];
      shown.set(folder, new Set([...(shown.get(folder) ?? []), basename(target).replace(/\.tsx?$/, '')]));
      const specifier = statement.moduleSpecifier.getText().slice(1, -1);
      return [replace(statement.moduleSpecifier, `'${dirname(specifier)}'`)];
    });
    if (edits.length === 0) continue;
    rewritten.set(path, applyEdits(file.text, edits).text);
    places += edits.length;
  }
  for (const [folder, names] of shown)
    rewritten.set(
      `${folder}/index.ts`,
      [...names]
        .sort()
        .map((name) => `export * from './${name}';\n`)
        .join(''),
    );
  return { files: rewritten, places };
}

/** The file of the same system that is imported by its names alone. */
function targetOf(from: string, statement: ts.ImportDeclaration, files: Files): string | undefined {
  const specifier = statement.moduleSpecifier.getText().slice(1, -1);
  const clause = statement.importClause;
  if (!specifier.startsWith('.') || /\.[cm]?[jt]s$/.test(specifier) || !clause || clause.name || !clause.namedBindings)
    return undefined;
  if (!ts.isNamedImports(clause.namedBindings)) return undefined;
  const path = join(dirname(from), specifier);
  return ENDINGS.slice(0, 2)
    .map((ending) => `${path}${ending}`)
    .find((each) => files.has(each));
}

/** A file that does nothing when it is loaded, and whose names no other file of its folder has. */
function isShowable(target: string, scripts: ReadonlyMap<string, ts.SourceFile>, files: Files): boolean {
  const folder = dirname(target);
  const file = scripts.get(target);
  if (!file || LOADED.test(folder) || files.has(`${folder}/index.ts`) || files.has(`${folder}/index.tsx`)) return false;
  if (!file.statements.every(doesNothing)) return false;
  const others = [...scripts].filter(([path]) => path !== target && dirname(path) === folder);
  const names = exportedBy(file);
  return names !== undefined && others.every(([, other]) => !exportedBy(other)?.some((name) => names.includes(name)));
}

function doesNothing(statement: ts.Statement): boolean {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.every(
      ({ initializer }) =>
        !initializer || ts.isArrowFunction(initializer) || !/[(]|\bnew\b|\bawait\b/.test(initializer.getText()),
    );
  return (
    !ts.isExpressionStatement(statement) &&
    !ts.isIfStatement(statement) &&
    !ts.isExportAssignment(statement) &&
    !ts.isForOfStatement(statement)
  );
}

function exportedBy(file: ts.SourceFile): readonly string[] | undefined {
  const names: string[] = [];
  for (const statement of file.statements) {
    if (ts.isExportDeclaration(statement)) return undefined;
    if (!ts.canHaveModifiers(statement) || !ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
      continue;
    if (ts.isVariableStatement(statement))
      names.push(...statement.declarationList.declarations.map(({ name }) => name.getText()));
    else if ('name' in statement && statement.name) names.push((statement.name as ts.Identifier).text);
  }
  return names;
}
