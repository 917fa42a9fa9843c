import { expect, test } from 'vitest';
import type { Analyzer, Repository } from '../src/model/analyzer.ts';

const MANIFEST = 'apiVersion: v1\nkind: Service\n';

/** Shapes that cost a careless reader minutes or its stack; the test's time limit is the expectation. */
const HOSTILE: readonly (readonly [analyzer: string, path: string, text: string])[] = [
  ['docker-compose', 'compose.yml', `services:\n  a:\n    image: ${'${'.repeat(100_000)}\n`],
  ['docker-compose', 'compose.yml', `services:\n  a:\n    image: ${'${A:-'.repeat(3000)}\n`],
  ['docker-compose', 'compose.yml', '['.repeat(50_000)],
  ['docker-compose', 'compose.yml', 'services:\n  a:\n    extends: a\n'],
  [
    'docker-compose',
    'compose.yml',
    `services:\n${Array.from({ length: 3000 }, (_, n) => `  s${n}: { links: [s1:x] }\n`).join('')}`,
  ],
  ['helm', 'chart/templates/a.yaml', `${MANIFEST}${'{{/*'.repeat(100_000)}`],
  ['helm', 'chart/templates/a.yaml', `${MANIFEST}a: ${'{{ a | '.repeat(50_000)}}}`],
  ['helm', 'chart/templates/a.yaml', `${MANIFEST}a: {{ ${'('.repeat(50_000)} }}`],
  ['helm', 'chart/templates/a.yaml', `${'{{ if 1 }}'.repeat(20_000)}`],
  ['helm', 'chart/templates/a.yaml', '{{ define "a" }}{{ include "a" . }}{{ include "a" . }}{{ end }}{{ include "a" . }}'],
  ['helm', 'chart/templates/a.yaml', '{{ $x := "shop" }}{{ range until 100 }}{{ $x = printf "%s%s" $x $x }}{{ end }}{{ $x }}'],
  ['helm', 'chart/templates/a.yaml', `${'{{ range until 9000 }}'.repeat(6)}a${'{{ end }}'.repeat(6)}`],
  ['helm', 'chart/templates/a.yaml', '{{ regexMatch "(a+)+$" (repeat 9000 "a") }}{{ repeat 999999999 "a" }}'],
  [
    'helm',
    'chart/values.yaml',
    `a: &a [x, x]\nb: &b [${'*a,'.repeat(50)}]\nc: &c [${'*b,'.repeat(50)}]\nd: [${'*c,'.repeat(50)}]\n`,
  ],
  ['kustomize', 'chart/kustomization.yaml', 'resources: [.]\ncomponents: [., ../chart]\nnamePrefix: a-\n'],
  ['kustomize', 'chart/kustomization.yaml', `resources: [${'../../../etc/passwd,'.repeat(1000)}]\n`],
  [
    'kustomize',
    'chart/kustomization.yaml',
    `patches:\n${'  - patch: "[{op: add, path: /a/b/c, value: &v [*v]}]"\n'.repeat(500)}`,
  ],
  ['terraform', 'main.tf', `resource "a" "b" ${'{ a = ['.repeat(50_000)}`],
  [
    'terraform',
    'main.tf',
    'locals {\n  a = local.b\n  b = "${local.a}${local.a}"\n}\nresource "aws_sqs_queue" "q" {\n  name = local.a\n}\n',
  ],
  ['terraform', 'main.tf', `x = "${'${"'.repeat(50_000)}`],
  ['terraform', 'main.tf', `x = <<EOT\n${'EOT '.repeat(100_000)}`],
  ['serverless', 'serverless.yml', `service: a\nprovider: {}\nresources: &r\n  Resources: *r\n`],
  ['dapr', 'd.yaml', `apiVersion: dapr.io/v1alpha1\nscopes: ${'['.repeat(90)}`],
  ['kubernetes', 'k.yaml', 'apiVersion: v1\nkind: List\nitems: &a\n - kind: List\n   apiVersion: v1\n   items: *a\n'],
  ['dockerfile', 'Dockerfile', `FROM a\nENV A=${'"\\'.repeat(100_000)}`],
  ['dockerfile', 'Dockerfile', `FROM a\n${'RUN <<E\n'.repeat(20_000)}`],
  ['dockerfile', 'Dockerfile', `FROM a\nENV A=tick\n${'ENV A=$A$A\n'.repeat(60)}`],
  ['dotenv', '.env', 'A="\n'.repeat(20_000)],
  ['dotenv', '.env', `${' '.repeat(200_000)}x`],
  ['protobuf', 'a.proto', 'service A {'.repeat(20_000)],
  ['codeowners', 'CODEOWNERS', `${' '.repeat(100_000)}${'['.repeat(1000)}`],
  ['node-package', 'package.json', '{"a":'.repeat(5000)],
];

test.each(HOSTILE)('%s answers for a hostile %s', async (name, path, text) => {
  const module: { readonly default: Analyzer } = await import(`../analyzers/${name}/analyzer.ts`);
  const files = new Map(
    [path, 'chart/Chart.yaml'].map((each) => [each, { path: each, text: each === path ? text : 'name: shop\n' }]),
  );
  const repository: Repository = {
    name: 'hostile',
    paths: [...new Set([path, 'chart/Chart.yaml'])],
    has: (each) => files.has(each),
    read: (each) => files.get(each),
  };

  const { facts, problems } = await module.default.analyze([{ path, text }], repository);

  expect(JSON.stringify([facts, problems]).length).toBeLessThan(2_000_000);
});
