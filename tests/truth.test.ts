import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyze } from '../src/pipeline.ts';
import { systems } from './support/fixtures.ts';
import { differences, readTruth } from './support/truth.ts';

const annotated = systems().filter(({ name, folder }) => existsSync(`${folder}/${name}.truth.json`));

test.each(annotated)('$name is drawn as a person who read it would draw it', async ({ name, folder }) => {
  const truth = readTruth(`${folder}/${name}.truth.json`);
  const { architecture } = await analyze(`${folder}/input`, { flags: { name } });
  const { missed, wrong } = differences(truth, architecture);

  expect(wrong).toEqual([]);
  // What an in-house library does cannot be known before asbuilt.yaml teaches it.
  const isTaught = truth.needs_libraries === undefined || existsSync(`${folder}/input/asbuilt.yaml`);
  if (isTaught) expect(missed).toEqual([]);
  else expect(missed.length).toBeGreaterThan(0);
});
