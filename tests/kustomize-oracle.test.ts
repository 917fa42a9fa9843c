import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { build } from '../analyzers/kustomize/build.ts';
import { renderersFor } from '../src/renderers/renderers.ts';
import { openRepository } from '../src/repository/open-repository.ts';
import { parseYaml, TreeNode } from '../src/sdk/index.ts';
import { ROOT } from './support/fixtures.ts';
import { plain } from './support/plain.ts';

const INPUT = `${ROOT}/fixtures/analyzers/kustomize/overlays-and-base/input`;
const KUBECTL = '/usr/bin/kubectl';
const golden = (overlay: string) => readFileSync(`${ROOT}/fixtures/oracles/kustomize/${overlay}.yaml`, 'utf8');

/** By kind and name; the hash that kustomize puts behind the names of generated maps changes nothing that they say. */
function byName(documents: readonly TreeNode[]): Readonly<Record<string, unknown>> {
  const entries = documents.map((each) => [`${each.get('kind').text()} ${each.at('metadata', 'name').text()}`, each] as const);
  const text = JSON.stringify(
    Object.fromEntries(entries.map(([name, node]) => [name, plain(node)]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))),
  );
  return JSON.parse(text.replace(/-[a-z0-9]{10}(?=")/g, ''));
}

test.each(['dev', 'prod'])('the overlay %s comes out as kubectl 1.32 (kustomize 5.5) builds it', (overlay) => {
  const { repository } = openRepository(INPUT);

  const { resources } = build(`deploy/overlays/${overlay}/kustomization.yaml`, repository);

  const own = resources.map((content) => new TreeNode({ path: '', text: '' }, content, 1));
  expect(byName(own)).toEqual(byName(parseYaml({ path: '', text: golden(overlay) }).documents));
});

test.runIf(existsSync(KUBECTL)).each(['dev', 'prod'])(
  'the golden of %s is what the program on this machine builds',
  (overlay) => {
    const rendering = renderersFor(INPUT, { kustomize: KUBECTL }).renderers?.kustomize?.(`deploy/overlays/${overlay}`);

    expect(rendering).toEqual({ text: golden(overlay) });
  },
);
