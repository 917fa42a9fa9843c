import { parse } from 'jsonc-parser';
import { DATA } from '../../src/code/file-data.ts';
import type { Expression, Module } from '../../src/code/ir.ts';
import { namedDataFiles } from '../../src/frontend/data-files.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import type { Source } from '../../src/sdk/index.ts';
import { textsIn } from './loading-calls.ts';
import { moduleOf } from './text-modules.ts';

const LONGEST = 100_000;
const DEEPEST = 40;

/** Files whose data code imports: `require('./topology.json')`. */
export function isData(path: string): boolean {
  return path.endsWith('.json');
}

/** The files of data that modules name, as modules that are their data as a whole. */
export function dataModules(
  modules: readonly Module[],
  repository: Repository,
  resolve: (specifier: string, from: string) => string | undefined,
): readonly Module[] {
  const named = modules.flatMap((module) =>
    [...module.requires, ...module.imports.map(({ specifier }) => specifier), ...joinedNames(module)]
      .filter(isData)
      .map((specifier) => resolve(specifier, module.path)),
  );
  const paths = new Set(named.flatMap((path) => (path !== undefined && isData(path) ? [path] : [])));
  const read = namedDataFiles(modules.filter(isReading), repository).filter(({ path }) => !paths.has(path));
  return [...[...paths].flatMap((path) => dataModule(repository.read(path))), ...read];
}

const READERS = /^((node:)?fs(\/promises)?|fs-extra|graceful-fs|jsonfile|(load|read)-(json|yaml)-file)$/;

/** Whether it may read files by their names. */
function isReading({ imports, requires }: Module): boolean {
  return [...imports.map(({ specifier }) => specifier), ...requires].some((each) => READERS.test(each));
}

/** `require(__dirname + '/../config/config.json')`, `require(path.join(__dirname, 'topology.json'))`. */
function joinedNames(module: Module): readonly string[] {
  return (module.computedImports ?? []).map(({ expression }) => textsIn(expression, module).join('/'));
}

function dataModule(source: Source | undefined): readonly Module[] {
  if (!source || source.text.length > LONGEST) return [];
  return [moduleOf({ path: source.path, language: DATA, exports: '=' }, expressionOf(dataIn(source)))];
}

/** Nothing, where it is nested too deeply for the parser. */
function dataIn({ text }: Source): unknown {
  try {
    return parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}

function expressionOf(data: unknown, depth = 0): Expression {
  if (depth > DEEPEST) return { is: 'unknown', why: 'data that is nested too deeply' };
  const inner = (value: unknown) => expressionOf(value, depth + 1);
  if (Array.isArray(data)) return { is: 'list', items: data.map(inner) };
  if (typeof data !== 'object' || data === null) return { is: 'literal', value: scalarOf(data) };
  return { is: 'object', entries: Object.entries(data).map(([key, value]) => ({ key, value: inner(value) })) };
}

function scalarOf(data: unknown): string | number | boolean | null {
  return typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean' ? data : null;
}
