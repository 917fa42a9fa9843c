import { textsOf } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import { type Selection, selectionIn } from './sql-statements.ts';
import { type Argument, anyOf, type ObjectThing, optionsOf, type Thing, textThing } from './thing.ts';
import { toValue } from './values.ts';

/** The name under which rows of a table are kept. */
export function tableKey(table: string): Thing {
  return textThing(`rows of ${table}`);
}

/** The rows that a statement gives, as far as code of the same program adds them; with `column`, what is in that one of them. */
export function rowsThing(evaluator: Evaluator, statement: Thing, column: number | undefined): Thing | undefined {
  const selections = textsOf(toValue(statement, evaluator)).flatMap((text) => selectionIn(text) ?? []);
  const rows = selections.flatMap((selection) => rowsOf(evaluator, selection));
  if (rows.length === 0) return undefined;
  if (column === undefined) return { is: 'list', items: rows.map((thing) => ({ thing })) };
  const names = selections.flatMap(({ columns }) => columns[column]?.as ?? []);
  const found = rows.flatMap(({ entries }) => names.flatMap((name) => entries.get(name) ?? []));
  return found.length > 0 ? anyOf(found.map((each) => evaluator.argument(each))) : undefined;
}

function rowsOf(evaluator: Evaluator, { table, columns, isWhole }: Selection): readonly ObjectThing[] {
  const kept = evaluator.world.kept(tableKey(table), evaluator);
  return optionsOf(kept ?? { is: 'list', items: [] }).flatMap((row) => {
    if (row.is !== 'object') return [];
    const named = columns.flatMap(({ column, as }): readonly (readonly [string, Argument])[] => {
      const entry = column === undefined ? undefined : row.entries.get(column);
      return entry ? [[as, entry]] : [];
    });
    return [{ is: 'object', entries: new Map([...(isWhole ? row.entries : []), ...named]) } as const];
  });
}
