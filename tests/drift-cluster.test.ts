import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CLUSTER_RULES } from '../src/model/rules.ts';
import { apiServer, kubeconfig } from './support/api-server.ts';
import { ROOT } from './support/fixtures.ts';
import { runCli } from './support/run-cli.ts';
import { scratchFolder } from './support/scratch.ts';
import { selfSigned } from './support/self-signed.ts';

const SHOP = readFileSync(`${ROOT}/fixtures/cluster/shop.yaml`, 'utf8');
const DEPLOYMENT = SHOP.split('---\n')[0] ?? '';
const POD =
  'apiVersion: v1\nkind: Pod\nmetadata: { name: orders-1, labels: { app: orders, hash: a1 } }\nspec: { containers: [] }\n';

type Options = Partial<Parameters<typeof apiServer>[0]>;

/** Compares the shop as it is declared with a cluster. */
async function compared(options: Options = {}, ...words: readonly string[]) {
  const { kubeconfig: path, asked } = await apiServer({ runs: SHOP, ...options });
  return { ...(await drift(path, ...words)), asked };
}

function drift(path: string, ...words: readonly string[]) {
  const folder = scratchFolder({ 'deploy/shop.yaml': SHOP });
  return runCli('drift', folder, '--cluster', '--kubeconfig', path, '--quiet', ...words);
}

/** What is different in the cluster, the rule that says so, and its words. */
const CASES: readonly (readonly [keyof typeof CLUSTER_RULES, string, string])[] = [
  ['cluster-workload-missing', SHOP.replace(DEPLOYMENT, ''), 'orders is declared and does not run.'],
  [
    'cluster-workload-undeclared',
    `${SHOP}---\n${DEPLOYMENT.replaceAll('orders', 'refunds')}`,
    'refunds runs and is not declared.',
  ],
  [
    'cluster-workload-undeclared',
    `${SHOP}---\napiVersion: v1\nkind: Service\nmetadata: { name: fax }\n`,
    'Service fax is in the cluster',
  ],
  ['cluster-workload-stopped', SHOP.replace('replicas: 2', 'replicas: 0'), 'orders is scaled to no replica.'],
  [
    'cluster-image-differs',
    SHOP.replace('orders:1.4.0', 'orders:1.3.9'),
    'runs registry.example/shop/orders:1.3.9; declared is registry.example/shop/orders:1.4.0',
  ],
  ['cluster-setting-missing', SHOP.replace('PAYMENTS_URL', 'PAYMENT_URL'), 'orders runs without PAYMENTS_URL.'],
  [
    'cluster-setting-undeclared',
    SHOP.replace('PAYMENTS_URL', 'PAYMENT_URL'),
    'orders runs with PAYMENT_URL, which is not declared.',
  ],
  ['cluster-config-differs', SHOP.replace('CURRENCY', 'LOCALE'), 'CURRENCY is declared and not in the cluster.'],
  ['cluster-config-differs', SHOP.replace('CURRENCY', 'LOCALE'), 'LOCALE is in the cluster and not declared.'],
  [
    'cluster-config-differs',
    SHOP.replace('orders-config', 'other-config'),
    'ConfigMap orders-config is declared and not in the cluster.',
  ],
  [
    'cluster-service-differs',
    SHOP.replace('targetPort: 8080', 'targetPort: 9090'),
    'Service orders is for app=orders, 80 to 9090 in the cluster; declared is',
  ],
  [
    'cluster-service-differs',
    SHOP.replace('selector: { app: orders }', 'selector: { app: order }'),
    'for app=order, 80 to 8080 in the cluster',
  ],
  [
    'cluster-route-differs',
    SHOP.replace('path: /orders', 'path: /order'),
    'path /orders to http://orders:80 is declared and not in the cluster.',
  ],
  ['cluster-route-differs', SHOP.replace('shop.example\n', 'shop.test\n'), 'host shop.test is in the cluster and not declared.'],
];

describe('asbuilt drift --cluster', () => {
  test.each(CASES)('%s', async (rule, runs, words) => {
    const { code, stdout } = await compared({ runs });

    expect([code, stdout]).toEqual([1, expect.stringContaining(words)]);
    expect(stdout).toContain(`[${rule}]`);
  });

  test('every rule has a case', () => {
    const covered = new Set([...CASES.map(([rule]) => rule), 'cluster-not-read']);

    expect([...covered].sort()).toEqual(Object.keys(CLUSTER_RULES).sort());
  });

  test.each([
    ['the same', SHOP],
    [
      'another order, other values and what every namespace has',
      `${SHOP.split('---\n').reverse().join('---\n').replace('EUR', 'USD')}---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: kube-root-ca.crt }\ndata: { ca.crt: x }\n`,
    ],
    [
      'more replicas, a full name of an image, a name with a hash',
      SHOP.replace('replicas: 2', 'replicas: 9')
        .replace('postgres:16', 'docker.io/library/postgres:16')
        .replace('orders-config', 'orders-config-5t7dkh9m2b'),
    ],
    ['pods that another controller made', `${SHOP.replace(DEPLOYMENT, '')}---\n${POD}`],
  ])('is silent for %s', async (_what, runs) => {
    expect(await compared({ runs })).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing was found.') });
  });

  test('images that are fixed to a digest differ by it, whatever their tags', async () => {
    const fixed = (digit: string, tag = ':1.4.0') => SHOP.replace('orders:1.4.0', `orders${tag}@sha256:${digit.repeat(64)}`);
    const told = async (declared: string, runs: string) => {
      const { kubeconfig: path } = await apiServer({ runs });
      return (await runCli('drift', scratchFolder({ 'deploy/shop.yaml': declared }), '--cluster', '--kubeconfig', path)).stdout;
    };

    expect(await told(fixed('a'), fixed('b'))).toContain(
      `runs registry.example/shop/orders@sha256:${'b'.repeat(64)}; declared is`,
    );
    expect(await told(fixed('a', ''), fixed('a'))).toMatch(/^Nothing was found/);
    expect(await told(SHOP, fixed('a'))).toMatch(/^Nothing was found/);
  });

  test('what a chart from elsewhere brings has the image and the settings of that chart', async () => {
    const baskets = `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop-redis }
spec:
  selector: { matchLabels: { app: redis } }
  template:
    metadata: { labels: { app: redis } }
    spec: { containers: [{ name: redis, image: 'bitnami/redis:7.4', env: [{ name: REDIS_PORT, value: '6379' }] }] }
`;
    const chart =
      'apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n  - { name: redis, version: 20.1.5, repository: "https://charts.bitnami.com/bitnami" }\n';
    const { kubeconfig: path } = await apiServer({ runs: baskets });
    const folder = scratchFolder({ 'shop/Chart.yaml': chart });

    expect((await runCli('drift', folder, '--cluster', '--kubeconfig', path)).stdout).toMatch(/^Nothing was found/);
  });

  test('reads lists page by page, in the namespace of the context, and never Secrets', async () => {
    const { code, asked } = await compared({ runs: `${SHOP}---\n${DEPLOYMENT.replaceAll('orders', 'refunds')}`, page: 1 });

    expect(code).toBe(1);
    expect(asked).toContain('/apis/apps/v1/namespaces/shop/deployments next');
    expect(asked.filter((path) => path.includes('secrets') || !path.includes('/namespaces/shop/'))).toEqual([]);
  });

  test('values of settings are in no report', async () => {
    const { stdout } = await compared({ runs: SHOP.replaceAll('DB_PASSWORD', 'DB_PASS') }, '--format', 'json');

    expect(stdout).toContain('DB_PASS');
    expect(stdout).not.toContain('kept-in-the-cluster');
  });

  test('what may not be read is a finding, nothing is said about it, and the rest goes on', async () => {
    const runs = SHOP.replace('orders:1.4.0', 'orders:2.0.0').replace(/---\napiVersion: networking[\s\S]*/, '');

    const { code, stdout } = await compared({ runs, answers: { ingresses: 403 } });

    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining('Ingress of namespace shop could not be read: the API server answers 403.'),
    ]);
    expect(stdout).toContain('[cluster-image-differs]');
    expect(stdout).not.toContain('[cluster-route-differs]');
  });

  test('a baseline accepts what is known, and says what it accepts for nothing', async () => {
    const runs = SHOP.replace('replicas: 2', 'replicas: 0');
    const path = `${scratchFolder()}/known.json`;
    const written = await compared({ runs }, '--baseline', path, '--update-baseline');
    const known = await compared({ runs }, '--baseline', path);
    const mended = await compared({}, '--baseline', path);

    expect([written.code, written.stdout, written.stderr]).toEqual([0, '', `${path}: accepts 1 finding.\n`]);
    expect([known.code, known.stdout]).toEqual([0, expect.stringContaining('The baseline accepts 1 more.')]);
    expect(mended.stdout).toContain('[baseline-entry-stale]');
    expect(await compared({}, '--baseline', `${path}.gone`)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('the baseline cannot be read'),
    });
    expect(await compared({}, '--update-baseline')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('needs --baseline'),
    });
  });

  test('reports as a check does, from a severity on', async () => {
    const runs = SHOP.replace('PAYMENTS_URL', 'PAYMENT_URL');
    const { code, stdout } = await compared({ runs }, '--format', 'sarif', '--fail-on', 'error');

    expect(code).toBe(0);
    expect(JSON.parse(stdout).runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
      'cluster-setting-missing',
      'cluster-setting-undeclared',
    ]);
  });
});

describe('a cluster that cannot be read is an error', () => {
  test.each<readonly [string, Options, readonly string[], string]>([
    ['an unknown token', { token: 'stale' }, [], 'the API server answers 401'],
    ['a certificate that nobody vouches for', { authority: selfSigned().cert }, [], 'cannot be read'],
    ['no answer', { silent: 'services' }, ['--cluster-timeout', '0.3'], 'no answer within 0.3 seconds'],
    [
      'nothing that may be read',
      {
        answers: Object.fromEntries(
          ['deployments', 'statefulsets', 'daemonsets', 'cronjobs', 'pods', 'services', 'configmaps', 'ingresses'].map((each) => [
            each,
            403,
          ]),
        ),
      },
      [],
      'nothing of namespace shop may be read',
    ],
    ['no such context', {}, ['--context', 'moon'], 'There is no context "moon"; there are shop, empty.'],
    ['no such deployment', {}, ['--deployment', 'kubernetes:moon'], 'there are kubernetes:deploy'],
    ['a wait that is none', {}, ['--cluster-timeout', 'soon'], 'Give a number of seconds above 0'],
    ['a wait of no time', {}, ['--cluster-timeout', '0'], 'Give a number of seconds above 0'],
    ['a wait for ever', {}, ['--cluster-timeout', 'Infinity'], 'Give a number of seconds above 0'],
    ['no such format', {}, ['--format', 'mermaid'], '--cluster knows the formats'],
  ])('%s', async (_what, options, words, complaint) => {
    expect(await compared(options, ...words)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(complaint) });
  });

  test('nobody there, and no file that says where', async () => {
    const path = kubeconfig('https://127.0.0.1:1', '', 'x');

    expect(await drift(path)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('ECONNREFUSED') });
    expect(await drift('gone.yaml')).toMatchObject({ code: 2, stderr: expect.stringContaining('gone.yaml: cannot be read') });
  });

  test('nothing declared for it, or two ways to deploy', async () => {
    const { kubeconfig: path } = await apiServer({ runs: SHOP });
    const compare = (files: Record<string, string>) => runCli('drift', scratchFolder(files), '--cluster', '--kubeconfig', path);

    expect(await compare({ 'index.js': '' })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('nothing is declared for Kubernetes'),
    });
    expect(await compare({ 'a/shop.yaml': SHOP, 'b/shop.yaml': SHOP })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--deployment: kubernetes:a, kubernetes:b'),
    });
  });
});
