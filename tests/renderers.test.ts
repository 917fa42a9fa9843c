import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyze } from '../src/pipeline.ts';
import { renderersFor } from '../src/renderers/renderers.ts';
import { ROOT } from './support/fixtures.ts';
import { runCli } from './support/run-cli.ts';
import { scratchFolder } from './support/scratch.ts';

const CHART = {
  'Chart.yaml': 'name: orders\nversion: 1.0.0\n',
  'templates/orders.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: orders\n  labels: { note: "{{ unknownFunction }}" }\n',
};
const OVERLAY = {
  'kustomization.yaml': 'resources: [orders.yaml]\n',
  'orders.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: orders\n',
};

/** A program that notes how it was called and says what it is told to. */
function program(script: string): { readonly path: string; readonly folder: string } {
  const folder = scratchFolder({ program: `#!/bin/sh\n${script}\n` });
  chmodSync(`${folder}/program`, 0o755);
  return { path: `${folder}/program`, folder };
}

const say = (text: string) =>
  text
    .split('\n')
    .map((line) => `echo '${line}'`)
    .join('\n');

describe('--helm', () => {
  const output =
    '---\n# Source: orders/templates/orders.yaml\napiVersion: v1\nkind: Pod\nmetadata:\n  name: orders\nspec:\n  containers:\n    - name: orders\n      image: acme/orders';

  test('takes what the program renders, each line where it was written', async () => {
    const { path } = program(say(output));

    const { architecture } = await analyze(scratchFolder(CHART), { renderers: { helm: path } });

    expect(architecture.nodes.map(({ id, evidence }) => [id, evidence[0]?.path, evidence[0]?.line])).toEqual([
      ['orders', 'templates/orders.yaml', 4],
    ]);
    expect(architecture.unknowns).toEqual([]);
  });

  test('is started without a shell, with nothing of the surroundings, and never for a cluster or a network', async () => {
    const { path, folder } = program(
      `echo "$@" > "${'$'}{0%/*}/called"\necho "$HOME $HTTPS_PROXY $KUBECONFIG [$PATH]" >> "${'$'}{0%/*}/called"\n${say(output)}`,
    );

    await analyze(scratchFolder({ ...CHART, 'Chart.yaml': 'name: "orders; touch /tmp/x"\n' }), { renderers: { helm: path } });

    const [words, surroundings] = readFileSync(`${folder}/called`, 'utf8').split('\n');
    expect(words).toMatch(/^template orders; touch \/tmp\/x \.\/\. --namespace default --values \S+values\.yaml --skip-tests$/);
    expect(surroundings).toMatch(/^\S+asbuilt-\S+ http:\/\/127\.0\.0\.1:9 \/dev\/null \[\]$/);
  });

  test.each([
    ['that fails', 'echo "Error: no such thing, password=tulip-77" >&2; exit 1', 'no such thing, password=***'],
    ['that says nothing', 'exit 3', 'it ended with an error and said nothing'],
  ])('a program %s is a problem, and the own evaluator goes on', async (_what, script, reason) => {
    const { architecture } = await analyze(scratchFolder(CHART), { renderers: { helm: program(script).path } });

    expect(architecture.problems.map(({ code, message }) => [code, message.includes(reason)])).toContainEqual([
      'renderer-failed',
      true,
    ]);
    expect(architecture.nodes.map(({ id }) => id)).toEqual(['orders']);
  });

  test('a program that is not there is a problem', async () => {
    const { stdout } = await runCli('scan', scratchFolder(CHART), '--helm', './nowhere/helm', '--format', 'json');

    expect(stdout).toContain('there is no such program');
  });
});

describe('--kustomize', () => {
  test('takes what the program builds, each line where it was written', async () => {
    const { path } = program(
      say('apiVersion: v1\nkind: Pod\nmetadata:\n  name: orders\nspec:\n  containers:\n    - image: acme/orders'),
    );

    const { architecture } = await analyze(scratchFolder(OVERLAY), { renderers: { kustomize: path } });

    expect(architecture.nodes.map(({ id, aliases, evidence }) => [id, aliases, evidence[0]?.path, evidence[0]?.line])).toEqual([
      ['orders', ['acme/orders'], 'orders.yaml', 4],
    ]);
  });

  test('is not started for an overlay that would fetch something', async () => {
    const { path, folder } = program('echo > "${0%/*}/called"');
    const remote = { ...OVERLAY, 'kustomization.yaml': 'resources: [orders.yaml, "https://example.test/base?ref=1"]\n' };

    await analyze(scratchFolder(remote), { renderers: { kustomize: path } });

    expect(existsSync(`${folder}/called`)).toBe(false);
  });
});

test('nothing is started unless it is asked for', () => {
  expect(renderersFor(`${ROOT}/fixtures`, {})).toEqual({});
});

test('a bare name is never looked for in the analysed folder, which may hold a program of that name', () => {
  const folder = scratchFolder({ ...CHART, 'no-such-renderer': '#!/bin/sh\necho started > started\n' });
  chmodSync(`${folder}/no-such-renderer`, 0o755);

  const { renderers } = renderersFor(folder, { helm: 'no-such-renderer' });

  expect(renderers?.helm?.({ folder: '.', release: 'orders', namespace: 'default', values: '' })).toEqual({
    failure: 'there is no such program',
  });
  expect(existsSync(`${folder}/started`)).toBe(false);
});
