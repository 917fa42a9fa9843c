import type { Module } from '../../src/code/ir.ts';
import type { Source } from '../../src/model/analyzer.ts';
import type { Problem } from '../../src/model/problem.ts';
import { evidenceAt } from '../../src/sdk/evidence.ts';
import { settleAssignments } from './assignments.ts';
import { declaredNames } from './blocks.ts';
import { firstSyntaxError, parse } from './compiler.ts';
import { scriptOf } from './embedded-script.ts';
import { FUNCTION_MEMBERS, keysOf } from './expressions.ts';
import { dropUnusedImports, runtimeRequires } from './imports.ts';
import { Lowering } from './lowering.ts';
import { rules } from './rules.ts';

/** Makes plain data of one file. Text with errors is lowered as far as it can be read, with one problem for the first error. */
export function lower(source: Source): { readonly module: Module; readonly problems: readonly Problem[] } {
  try {
    return lowerText(source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = `${source.path} is nested too deeply to be read; what it does is not in the result.`;
    const problem: Problem = { code: 'limit-reached', message, evidence: evidenceAt(source, 1) };
    return { module: emptyModule(source.path), problems: [problem] };
  }
}

function lowerText(source: Source): ReturnType<typeof lower> {
  const file = parse(source.path, scriptOf(source.path, source.text));
  const lowering = new Lowering(source.path, file, rules);
  const scope = lowering.openScope({ parent: null }, undefined);
  lowering.reserve(scope, declaredNames(file.statements, true));
  for (const statement of file.statements) lowering.visit(statement, { scope, names: undefined });
  settleAssignments(lowering);
  const error = firstSyntaxError(file);
  return { module: moduleOf(lowering), problems: error ? [syntaxProblem(source, error)] : [] };
}

function syntaxProblem(source: Source, error: { readonly line: number; readonly message: string }): Problem {
  const message = `This is not valid code: ${error.message} The rest of the file was read.`;
  return { code: 'syntax-error', message, evidence: evidenceAt(source, error.line) };
}

function moduleOf(lowering: Lowering): Module {
  const imports = dropUnusedImports(lowering);
  return {
    path: lowering.path,
    language: 'typescript',
    imports,
    requires: runtimeRequires(imports, lowering),
    ...takenIn(lowering),
    ...comparedIn(lowering),
    ...(lowering.loads.size > 0 ? { loads: [...lowering.loads] } : {}),
    ...(lowering.asks.length > 0 ? { asks: lowering.asks } : {}),
    exports: lowering.exports,
    scopes: lowering.scopes,
    functions: lowering.functions.map(({ isArrow: _, yields: __, ...node }) => node),
    classes: lowering.classes,
    calls: lowering.calls,
    types: lowering.types,
    importsByComputedName: lowering.importsByComputedName,
    callsItself: FUNCTION_MEMBERS,
    ...(lowering.computedImports.length > 0 ? { computedImports: lowering.computedImports } : {}),
  };
}

/** What the top of the file takes by itself is taken in any case. */
function takenIn({ imports, exports, taken }: Lowering): Pick<Module, 'taken'> {
  const always = new Set<string | undefined>([
    ...imports.map(({ specifier }) => specifier),
    ...exports.map(({ from }) => from),
    ...taken.flatMap(({ specifier, scope, guards }) => (scope === 0 && !guards ? [specifier] : [])),
  ]);
  const others = taken.filter(({ specifier }) => !always.has(specifier));
  return others.length > 0 ? { taken: others } : {};
}

/** What the file compares things with, and the keys of the tables that it asks. */
function comparedIn({ compared, tables, scopes }: Lowering): Pick<Module, 'compared'> {
  const values = scopes.flatMap(({ variables }) => variables.flatMap((each) => (tables.has(each.name) ? each.values : [])));
  const all = new Set([...compared, ...values.flatMap(({ expression }) => keysOf(expression))]);
  return all.size > 0 ? { compared: [...all] } : {};
}

function emptyModule(path: string): Module {
  const none = { imports: [], requires: [], exports: [], functions: [], classes: [], calls: [], types: [] };
  return { path, language: 'typescript', ...none, scopes: [{ parent: null, variables: [] }], importsByComputedName: false };
}
