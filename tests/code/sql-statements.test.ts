import { describe, expect, test } from 'vitest';
import { beginsInsertion, insertionIn, selectionIn } from '../../src/code/sql-statements.ts';

/** The columns of each row with what is written for them. */
function rowsIn(statement: string): readonly string[] {
  return (insertionIn(statement)?.rows ?? []).map((row) =>
    row.map(({ column, value }) => `${column}=${Object.values(value).join(' ')}`).join(', '),
  );
}

describe('rows that statements add', () => {
  test.each<[string, string, readonly string[]]>([
    ['numbered', 'INSERT INTO outbox (id, topic) VALUES ($1, $2)', ['id=position 0, topic=position 1']],
    [
      'counted',
      'insert into outbox (id, topic) values (?, ?), (?, ?)',
      ['id=position 0, topic=position 1', 'id=position 2, topic=position 3'],
    ],
    ['named', 'INSERT INTO outbox (id, topic) VALUES (@id, %(topic)s)', ['id=name id, topic=name topic']],
    ['computed', 'INSERT INTO outbox (id, topic) VALUES (gen_random_uuid(), $1)', ['id=other, topic=position 0']],
    [
      'with marks in texts',
      "INSERT INTO outbox (note, topic) VALUES ('it''s, (--ok) /* ? */', ?)",
      ["note=text it's, (--ok) /* ? */, topic=position 0"],
    ],
    ['behind comments', "-- don't\nINSERT INTO outbox /* all */ (topic) VALUES ('placed')", ['topic=text placed']],
    ['with a cast', "INSERT INTO outbox (topic) VALUES ('placed'::text)", ['topic=text placed']],
    ['of another statement', 'INSERT INTO outbox (topic) SELECT topic FROM drafts', []],
    ['whose columns nobody tells', 'INSERT INTO outbox VALUES (1)', []],
  ])('%s', (_, statement, rows) => {
    expect(beginsInsertion(statement)).toBe(true);
    expect(rowsIn(statement)).toEqual(rows);
  });

  test('by the table’s plain name', () => {
    expect(insertionIn('INSERT INTO public."Outbox" (topic) VALUES ($1)')?.table).toBe('outbox');
  });

  test('data to begin with is not read to its end', () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => `(${index}, 'name ${index}')`).join(',\n');

    expect(rowsIn(`INSERT INTO products (id, name) VALUES ${rows}`)).toHaveLength(100);
  });
});

test.each<[string, ReturnType<typeof selectionIn>]>([
  [
    'SELECT id, type AS name FROM shop.outbox o WHERE sent',
    {
      table: 'outbox',
      isWhole: false,
      columns: [
        { column: 'id', as: 'id' },
        { column: 'type', as: 'name' },
      ],
    },
  ],
  [
    'SELECT (SELECT max(at) FROM seen) last, topic FROM outbox',
    {
      table: 'outbox',
      isWhole: false,
      columns: [
        { column: undefined, as: 'last' },
        { column: 'topic', as: 'topic' },
      ],
    },
  ],
  [
    'UPDATE outbox SET sent = true WHERE id = $1 RETURNING *',
    { table: 'outbox', isWhole: true, columns: [{ column: undefined, as: '' }] },
  ],
  ['SELECT 1', undefined],
])('what %s gives', (statement, selection) => {
  expect(selectionIn(statement)).toEqual(selection);
});
