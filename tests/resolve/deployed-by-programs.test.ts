import { expect, test } from 'vitest';
import { analyze } from '../../src/pipeline.ts';
import { ROOT } from '../support/fixtures.ts';

test.each([
  [
    'typescript/deployed-with-cdk',
    ['dynamodb', 'ledger', 'place-order', 's3', 'sns', 'sqs'],
    ['place-order -> s3 (s3)', 'place-order -> sqs (sqs)'],
  ],
  [
    'typescript/deployed-with-pulumi',
    ['place-order', 'sessions', 'sqs'],
    ['place-order -> sessions (other)', 'place-order -> sqs (sqs)'],
  ],
  [
    'python/deployed-with-cdk',
    ['dynamodb', 'place-order', 'sqs'],
    ['place-order -> dynamodb (http)', 'place-order -> sqs (sqs)'],
  ],
])('what the program in %s deploys is drawn, and the program itself is not', async (folder, nodes, edges) => {
  const { architecture } = await analyze(`${ROOT}/fixtures/analyzers/${folder}/input`);

  expect(architecture.nodes.map(({ id }) => id)).toEqual(nodes);
  expect(architecture.edges.map(({ id }) => id)).toEqual(edges);
});
