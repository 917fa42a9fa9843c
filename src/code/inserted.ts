import { textsOf } from '../model/value.ts';
import type { CodeBase } from './code-base.ts';
import type { Evaluator } from './evaluate.ts';
import { markAdded } from './held.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import { beginsInsertion, GAP, insertionIn, type WrittenValue } from './sql-statements.ts';
import { type Argument, type Located, optionsOf, type Thing, textThing, within } from './thing.ts';

/** A row that a call adds to a table, whatever library it is a call of: `db.query('INSERT INTO …', [topic])`. */
export interface Inserted {
  readonly table: string;
  readonly row: (evaluator: Evaluator) => Thing;
}

/** A statement in a call: its text, and the parts of it that code puts in, by their marks. */
interface Statement {
  readonly text: string;
  readonly gaps: ReadonlyMap<string, Located>;
}

/** Names in a file that may stand for such a statement, its own and those that it imports from other files. */
export function statementNames(base: CodeBase, module: Module): ReadonlySet<string> {
  const imported = module.imports.filter((each) => {
    const path = base.resolveImport(each.specifier, module);
    const home = path === undefined ? undefined : base.module(path);
    return home !== undefined && heldStatements(home).has(each.imported);
  });
  return new Set([...heldStatements(module), ...imported.map(({ local }) => local)]);
}

const held = new WeakMap<Module, ReadonlySet<string>>();

function heldStatements(module: Module): ReadonlySet<string> {
  const known = held.get(module);
  if (known) return known;
  const { scopes, classes } = module;
  const holders = [...scopes.flatMap(({ variables }) => variables), ...classes.flatMap(({ fields }) => fields)];
  const names = holders.filter(({ values }) => values.some(({ expression }) => isStatement(expression))).map(({ name }) => name);
  const found = new Set(names);
  held.set(module, found);
  return found;
}

/** Rows that a call adds by a statement in one of its arguments; what is passed behind it are the statement's parameters. */
export function insertedBy(
  evaluator: Evaluator,
  module: Module,
  call: CallSite,
  names: ReadonlySet<string>,
): readonly Inserted[] {
  const parts = call.arguments.flatMap(partsOf);
  const index = parts.findIndex((each) => isStatement(each) || isNamed(each, names));
  const written = parts[index];
  if (!written) return [];
  const at = (expression: Expression): Located => ({ module, expression, scope: call.scope, isAdded: true });
  const passed = parts.slice(index + 1).map(at);
  return statementsIn(evaluator, at(written)).flatMap(({ text, gaps }) => {
    const { table, rows } = insertionIn(text) ?? { table: '', rows: [] };
    return rows.map((row) => ({ table, row: (asking: Evaluator) => rowThing(asking, row, gaps, passed) }));
  });
}

/** `{ text: 'INSERT INTO …', values: [topic] }` is the statement with what is passed to it. */
function partsOf(argument: Expression): readonly Expression[] {
  const entries = argument.is === 'object' ? argument.entries.flatMap((entry) => ('key' in entry ? [entry.value] : [])) : [];
  const [statement] = entries.filter(isStatement);
  return statement ? [statement, ...entries.filter((each) => each !== statement)] : [argument];
}

function isStatement(expression: Expression): boolean {
  const [head] = expression.is === 'concat' ? expression.parts : [expression];
  return head?.is === 'literal' && typeof head.value === 'string' && beginsInsertion(head.value);
}

function isNamed(expression: Expression, names: ReadonlySet<string>): boolean {
  return (expression.is === 'name' || expression.is === 'member') && names.has(expression.name);
}

function statementsIn(evaluator: Evaluator, written: Located): readonly Statement[] {
  const { expression } = written;
  if (expression.is !== 'concat') return textsOf(evaluator.value(written)).map((text) => ({ text, gaps: new Map() }));
  const gaps = new Map<string, Located>();
  let text = '';
  for (const [index, part] of expression.parts.entries()) {
    const value = evaluator.value(within(written, part));
    // The table and its columns may be constants; what stands among the values is one of them.
    const isPlain = part.is === 'literal' || !/\bvalues?\s*\(/i.test(text);
    if (!(isPlain && value.is === 'literal')) gaps.set(`${GAP}${index}${GAP}`, { ...within(written, part), isAdded: true });
    text += isPlain && value.is === 'literal' ? String(value.value) : `${GAP}${index}${GAP}`;
  }
  return [{ text, gaps }];
}

function rowThing(
  evaluator: Evaluator,
  row: readonly { readonly column: string; readonly value: WrittenValue }[],
  gaps: Statement['gaps'],
  passed: readonly Located[],
): Thing {
  const entries = row.flatMap(({ column, value }) => {
    const argument = given(evaluator, value, gaps, passed);
    return argument ? [[column, argument] as const] : [];
  });
  return { is: 'object', entries: new Map(entries) };
}

function given(
  evaluator: Evaluator,
  value: WrittenValue,
  gaps: Statement['gaps'],
  passed: readonly Located[],
): Argument | undefined {
  switch (value.is) {
    case 'text':
      return { thing: textThing(value.text) };
    case 'position':
      return positionalIn(evaluator, passed)[value.index];
    case 'name':
      return gaps.get(value.name) ?? namedIn(evaluator, passed, value.name);
    case 'other':
      return undefined;
    default:
      return value satisfies never;
  }
}

/** One list holds them all; else they are passed one by one. */
function positionalIn(evaluator: Evaluator, passed: readonly Located[]): readonly Argument[] {
  const lists = passed.flatMap((each) => optionsOf(markAdded(evaluator.evaluate(each))).filter(({ is }) => is === 'list'));
  const [list] = lists;
  return list?.is === 'list' ? list.items : passed;
}

function namedIn(evaluator: Evaluator, passed: readonly Located[], name: string): Argument | undefined {
  const keyword = passed.find(({ expression }) => expression.is === 'keyword' && expression.name === name);
  if (keyword) return keyword;
  for (const each of passed) {
    for (const option of optionsOf(markAdded(evaluator.evaluate(each)))) {
      const entry = option.is === 'object' ? entryNamed(option.entries, name) : memberNamed(evaluator, option, name);
      if (entry) return entry;
    }
  }
  return undefined;
}

/** A statement may be given an instance, whose members go by the names. */
function memberNamed(evaluator: Evaluator, of: Thing, name: string): Argument | undefined {
  const member = of.is === 'instance' ? evaluator.member(of, name) : undefined;
  return member && member.is !== 'unknown' ? { thing: member } : undefined;
}

/** Parameters are compared without regard to case, as C# and SQL Server do. */
function entryNamed(entries: ReadonlyMap<string, Argument>, name: string): Argument | undefined {
  const key = [...entries.keys()].find((each) => each.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : entries.get(key);
}
