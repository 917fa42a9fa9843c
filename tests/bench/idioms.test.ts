import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readIdiomSheet } from '../../bench/idioms/idiom-sheet.ts';

const SHEETS = 'bench/idioms';

const SHEET = `# Bells

- \`route tower GET /IDIOM\`

\`\`\`js tower/index.js
ring();
require('./IDIOM');
\`\`\`

## by-hand

\`\`\`js tower/IDIOM.js
pull('IDIOM');
\`\`\`

## by-motor

- \`tower sends IDIOM\`

\`\`\`\`md tower/IDIOM.md
\`\`\`js not-a-file.js
\`\`\`
\`\`\`\`
`;

describe('a sheet of idioms', () => {
  it('has the files of all, with a line for each idiom that has a name in it', () => {
    const { title, files } = readIdiomSheet(SHEET);
    expect(title).toBe('Bells');
    expect([...files]).toEqual([['tower/index.js', "ring();\nrequire('./by-hand');\nrequire('./by-motor');\n"]]);
  });

  it('has idioms with what is expected of them', () => {
    const { idioms } = readIdiomSheet(SHEET);
    expect(idioms).toEqual([
      { name: 'by-hand', files: new Map([['tower/by-hand.js', "pull('by-hand');\n"]]), expected: ['route tower GET /by-hand'] },
      {
        name: 'by-motor',
        files: new Map([['tower/by-motor.md', '```js not-a-file.js\n```\n']]),
        expected: ['tower sends by-motor'],
      },
    ]);
  });

  it.each([
    ['an open block', '# Bells\n\n## one\n\n```js a.js\n', 'The block of line 5 is not closed.'],
    ['two of a name', '# Bells\n\n- `a`\n\n## one\n## one\n', 'Two idioms are called one.'],
    ['nothing expected', '# Bells\n\n## one\n', 'Nothing is expected of one.'],
    ['no title', 'Bells\n', 'The sheet has no title.'],
  ])('says what is wrong with %s', (_name, text, message) => {
    expect(() => readIdiomSheet(text)).toThrow(message);
  });

  it.each(readdirSync(SHEETS).filter((name) => name.endsWith('.md')))('can be read: %s', (name) => {
    const { idioms } = readIdiomSheet(readFileSync(`${SHEETS}/${name}`, 'utf8'));
    expect(idioms.length).toBeGreaterThan(0);
  });
});
