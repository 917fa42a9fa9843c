import { describe, expect, test } from 'vitest';
import { jinjaLines } from '../src/sdk/jinja.ts';

const template = ['PORT={{ port }}', '{% if port %}', 'LEVEL=debug', '{% endif %}', 'HOST=harbour'];

describe('lines of a template', () => {
  test.each([
    ['\n', 'of Unix'],
    ['\r\n', 'of Windows'],
  ])('end as the files %j do: %s', (end) => {
    const lines = jinjaLines(template.join(end), new Map([['port', '8080']]));

    expect(lines.map(({ text }) => text)).toEqual(['PORT=8080', 'LEVEL=debug', 'HOST=harbour']);
  });
});
