import { arg, first, type Library, made, rows, type Selector } from '../../../src/code/library.ts';

/** The statement stands first or behind a context. */
function column(index?: number): Selector {
  return first(rows(arg(0), index), rows(arg(1), index));
}

const MOST_COLUMNS = 16;
const ASKING = [
  'Query',
  'QueryContext',
  'QueryRow',
  'QueryRowContext',
  'Queryx',
  'QueryxContext',
  'QueryRowx',
  'QueryRowxContext',
];

/** What `Scan` stores is what the columns of the statement hold: https://pkg.go.dev/database/sql#Rows.Scan */
export const ROWS: Pick<Library, 'stores'> = {
  stores: {
    'Rows.Scan': Object.fromEntries(Array.from({ length: MOST_COLUMNS }, (_, index) => [index, made('Rows', column(index))])),
  },
};

/** What the methods of connections and transactions give. */
export function askedBy(types: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(types.flatMap((type) => ASKING.map((method) => [`${type}.${method}`, 'Rows'])));
}
