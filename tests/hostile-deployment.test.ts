import { expect, test } from 'vitest';
import type { Analyzer, Repository } from '../src/model/analyzer.ts';
import { analyze } from '../src/pipeline.ts';
import { scratchFolder } from './support/scratch.ts';

const MANIFEST = 'apiVersion: v1\nkind: Service\n';

function list(length: number): string {
  return `[{ list: { elements: [${'{ n: a },'.repeat(length)}] } }]`;
}

/** A list of so many with every combination that the others make. */
function matrix(length: number, others: string): string {
  return `[{ matrix: { generators: [${list(length).slice(1, -1)}, ${others.slice(1, -1)}] } }]`;
}

/** An ApplicationSet of Argo CD. */
function setOf(generators: string, name = '{{n}}'): string {
  const template = `{ metadata: { name: '${name}' }, spec: { source: { path: chart } } }`;
  return `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  generators: ${generators}\n  template: ${template}\n`;
}

const INSTALL = 'helm upgrade --install $f chart -f chart/values.yaml\n';

/** Variables of which each is made of the one before it twice. */
function growingBicep(made: string, first = "'tick'"): string {
  const variables = Array.from({ length: 60 }, (_, n) => `var v${n + 1} = ${made.replaceAll(/\bv\b/g, `v${n}`)}\n`);
  return `var v0 = ${first}\n${variables.join('')}`;
}

const BICEP_APP = `resource a 'Microsoft.Web/sites@1' = {
  name: 'a'
  properties: { siteConfig: { appSettings: [ { name: 'A', value: v60 } ] }, b: v60 }
}
`;

/** The last of many variables is read first, and each is made of the one before it. */
const CHAINED_BICEP = `var v0 = 'a'\n${Array.from({ length: 20_000 }, (_, n) => `var w${n + 1} = w${n}\n`).join('')}var v60 = w20000\n`;

/** What a vault keeps under a name is what it keeps under that name. */
const CIRCLING_SECRET = `resource o 'constructor' = { name: 'o' }\nresource b 'Microsoft.Web/sites@1' = { name: b.properties.x, properties: { x: b.properties.y } }\nresource v 'Microsoft.KeyVault/vaults@1' = { name: 'v' }\nresource s 'Microsoft.KeyVault/vaults/secrets@1' = { parent: v, name: 's', properties: { value: v.getSecret('s') } }\nvar v60 = v.getSecret('s')\n${BICEP_APP}`;

/** Fits the start of patterns in many ways. */
const LONG_NAME = 'a'.repeat(80);

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
  ['helm', 'argo/set.yaml', setOf(matrix(1500, matrix(1500, list(1500))))],
  ['helm', 'argo/set.yaml', setOf(list(1), `{{ "a" ${`| replace "a" "${'a'.repeat(60)}" `.repeat(5)}}}`)],
  ['helm', 'argo/set.yaml', setOf(`[{ list: { elements: [{ n: ${'n'.repeat(400_000)} }] } }]`, '{{n}}'.repeat(20_000))],
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
  ['bicep', 'main.bicep', `var a = ${'{ a: ['.repeat(50_000)}`],
  ['bicep', 'main.bicep', `var a = ${"'${".repeat(50_000)}`],
  ['bicep', 'main.bicep', `var a = { ${'@a({ '.repeat(5000)}`],
  ['bicep', 'main.bicep', `var a = ${'x['.repeat(50_000)}`],
  ['bicep', 'main.bicep', `var a = ${'x.y('.repeat(50_000)}`],
  [
    'bicep',
    'main.bicep',
    `resource a 'Microsoft.App/containerApps@1' = {\n  name: 'a'\n  properties: { template: { containers: [ { name: 'a', image: 'a${':'.repeat(6000)}${'\uE000'.repeat(6000)}/' } ] } }\n}\n`,
  ],
  ['bicep', 'main.bicep', `var a = ${'!'.repeat(100_000)}true`],
  ['bicep', 'main.bicep', `var a = ${'(1 + '.repeat(50_000)}`],
  ['bicep', 'main.bicep', `var a = b${'.c'.repeat(100_000)}`],
  ['bicep', 'main.bicep', `var a = '''${"'".repeat(100_000)}`],
  ['bicep', 'main.bicep', `${growingBicep("'${v}${v}'")}${BICEP_APP}`],
  ['bicep', 'main.bicep', `${growingBicep('[ v, v ]')}${BICEP_APP}`],
  ['bicep', 'main.bicep', `${growingBicep('concat(v, v)', "[ 'tick' ]")}${BICEP_APP}`],
  ['bicep', 'main.bicep', `${growingBicep('map(range(0, 100), x => v)')}${BICEP_APP}`],
  ['bicep', 'main.bicep', `func f(a string) string => '\${f(a)}\${f(a)}'\nvar v60 = f('a')\n${BICEP_APP}`],
  ['bicep', 'main.bicep', "module a 'main.bicep' = { params: {} }\nmodule b 'main.bicep' = { params: {} }\n"],
  ['bicep', 'main.bicep', `resource a 'Microsoft.App/containerApps@1' = ${'[for x in range(0, 100): '.repeat(6)}{ name: 'a' }`],
  [
    'bicep',
    'main.bicep',
    "param p object = p\nvar a = b\nvar b = a\nresource r 'Microsoft.Web/sites@1' = { name: r.name, parent: r }\n",
  ],
  ['bicep', 'main.bicep', `${CHAINED_BICEP}${BICEP_APP}`],
  ['bicep', 'main.bicep', CIRCLING_SECRET],
  [
    'bicep',
    'azuredeploy.json',
    `{"$schema":"https://a/deploymentTemplate.json#","resources":${'['.repeat(400)}${']'.repeat(400)}}`,
  ],
  [
    'bicep',
    'azuredeploy.json',
    `{"$schema":"https://a/deploymentTemplate.json#","resources":[{"type":"Microsoft.Web/sites","name":"[${'concat('.repeat(1500)}]"}]}`,
  ],
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
  ['nginx', 'nginx.conf', 'http {'.repeat(50_000)],
  ['nginx', 'nginx.conf', `upstream a { server ${'"'.repeat(100_000)}; }`],
  ['nginx', 'nginx.conf', `set $a $a$a;\n${'set $a $a$a;\n'.repeat(60)}proxy_pass http://$a;`],
  ['otel-collector', 'otel-collector.yaml', `receivers: &r [${'*r,'.repeat(3000)}]\nexporters: {}\nservice: {pipelines: {}}\n`],
  ['otel-collector', 'otel-collector.yaml', `exporters: &e\n  otlp: *e\nservice:\n  pipelines: *e\n`],
  [
    'prometheus',
    'prometheus.yml',
    `scrape_configs:\n${'  - job_name: a\n    static_configs: [{targets: ["a:1"]}]\n'.repeat(5000)}`,
  ],
  ['prometheus', 'prometheus.yml', `scrape_configs: ${'['.repeat(90)}`],
  ['skaffold', 'skaffold.yaml', `apiVersion: skaffold/v2\nbuild: &b\n  artifacts: [*b]\nprofiles: [*b]\n`],
  ['skaffold', 'skaffold.yaml', `apiVersion: skaffold/v2\nbuild:\n  artifacts: [{image: a, context: ${'../'.repeat(30_000)}}]\n`],
  ['traefik', 'traefik/dynamic.yml', `http: &h\n  routers: *h\n  services: *h\n`],
  ['traefik', 'traefik/dynamic.toml', `[http${'.a'.repeat(50_000)}]\n${'['.repeat(50_000)}`],
  ['procfile', 'Procfile', `${'A=b '.repeat(50_000)}\nweb: ${'A=b '.repeat(50_000)}`],
  ['supervisor', 'supervisord.conf', `[program:a]\nenvironment=${'A="'.repeat(50_000)}`],
  ['pm2', 'ecosystem.config.js', `module.exports = ${'['.repeat(20_000)}; // apps`],
  ['pm2', 'ecosystem.config.js', 'const apps = apps;\nmodule.exports = { apps };'],
  ['kafka-connect', 'connect.json', '{"connector.class":'.repeat(20_000)],
  ['kafka-connect', 'connect.json', `${'{'.repeat(100_000)}"connector.class"`],
  ['rabbitmq', 'rabbitmq.json', `{"queues": [${'{"name":"a","vhost":"/"},'.repeat(3000)}]}`],
  ['keycloak', 'realm.json', `{"realm":"a","clients":${'['.repeat(5000)}"clientId"`],
  ['aws-cli', 'a.sh', `f() { f; f; awslocal sqs create-queue --queue-name a; }\nf\n`],
  [
    'aws-cli',
    'a.sh',
    `for a in ${'a '.repeat(2000)}; do for b in ${'b '.repeat(2000)}; do awslocal sqs create-queue --queue-name $a$b; done; done`,
  ],
  ['aws-cli', 'a.sh', `A=x\n${'A=$A$A\n'.repeat(60)}awslocal sqs create-queue --queue-name $A`],
  ['terraform', 'main.tf', 'resource "kubernetes_pod" "a" {\n  metadata { name = kubernetes_pod.a.metadata[0].name }\n}\n'],
  ['terraform', 'main.tf', 'locals {\n  a = local.a\n}\nresource "aws_sqs_queue" "q" {\n  for_each = local.a\n}\n'],
  ['helm', 'install.sh', `A="${'a '.repeat(300)}"\n${'for a in $A; do\n'.repeat(6)}${INSTALL}`],
  ['helm', 'install.sh', `A="${'a '.repeat(300)}"\nhelm upgrade --install ${'$A'.repeat(8)} chart -f chart/values.yaml\n`],
  ['helm', 'install.sh', `for f in ${'*a'.repeat(20)}b; do\n${INSTALL}`],
  ['helm', 'install.sh', `${INSTALL}${'\n'.repeat(200_000)}x`],
  ['helm', 'install.sh', `${INSTALL}${'$'.repeat(200_000)}x`],
  ['ci-images', 'Makefile', `a:\n\tdocker build -t a .\n${'a \\\n'.repeat(100_000)}`],
  ['docker-compose', 'Makefile', `\tdocker compose ${'-f a '.repeat(50_000)} up`],
  ['tilt', 'Tiltfile', `def f():\n  f()\n  f()\n  docker_build('a', '.')\nf()\n`],
  ['tilt', 'Tiltfile', `x = ['a']\n${'x = x + x\n'.repeat(60)}for a in x:\n  for b in x:\n    docker_build(a + b, '.')\n`],
  ['tilt', 'Tiltfile', `x = 'a'\n${'x = x + x\n'.repeat(60)}docker_build(x, '.')\n`],
  ['tilt', 'Tiltfile', `docker_build(${'('.repeat(3000)}`],
  [
    'devspace',
    'devspace.yaml',
    'version: v2beta1\nvars: &v { A: "${A}${A}" }\nimages: { a: &i { image: "${A}", buildArgs: *i } }\n',
  ],
  [
    'devspace',
    'devspace.yaml',
    'version: v2beta1\ndeployments: &d\n  a: { helm: { values: { containers: &c [*c] } } }\n  b: *d\n',
  ],
  ['log-shippers', 'vector.toml', `[sinks.a]\n${'['.repeat(50_000)}`],
  ['docker-bake', 'docker-bake.hcl', `target "a" {\n tags = ["a"]\n inherits = ["a"]\n args = {\n${'A = "b"\n'.repeat(20_000)}`],
  [
    'helm',
    'chart/argo.yaml',
    `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  generators: &g [*g]\n  template: &t\n    spec: *t\n`,
  ],
];

test.each(HOSTILE)('%s answers for a hostile %s', async (name, path, text) => {
  const module: { readonly default: Analyzer } = await import(`../analyzers/${name}/analyzer.ts`);
  const files = new Map(
    [path, 'chart/Chart.yaml', LONG_NAME].map((each) => [each, { path: each, text: each === path ? text : 'name: shop\n' }]),
  );
  const repository: Repository = {
    name: 'hostile',
    paths: [...files.keys()],
    has: (each) => files.has(each),
    read: (each) => files.get(each),
  };

  const { facts, problems } = await module.default.analyze([{ path, text }], repository);

  expect(JSON.stringify([facts, problems]).length).toBeLessThan(2_000_000);
});

/** As many documents as fit into a file that is read at all. */
const MANY = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { MODE: live }\n---\n'.repeat(11_000);

test.each(['kubernetes', 'prometheus', 'rabbitmq', 'helm'])('%s reads a file full of documents in bounded time', async (name) => {
  const module: { readonly default: Analyzer } = await import(`../analyzers/${name}/analyzer.ts`);
  const source = { path: 'many.yaml', text: MANY };
  const repository: Repository = { name: 'many', paths: ['many.yaml'], has: (each) => each === 'many.yaml', read: () => source };

  const { facts } = await module.default.analyze([source], repository);

  expect(facts.length).toBeLessThanOrEqual(11_000);
});

test('10 MB of documents in one file are a problem and are not read', async () => {
  const folder = scratchFolder({
    'many.yaml': MANY.repeat(11),
    'compose.yaml': 'services:\n  orders:\n    image: acme/orders\n',
  });

  const { architecture } = await analyze(folder);

  expect(architecture.problems.map(({ code, evidence }) => [code, evidence.path])).toEqual([['file-too-large', 'many.yaml']]);
});

test('nothing outside the folder is read, whatever the files ask for', async () => {
  const outside = scratchFolder({ 'secret.env': 'STOCK_URL=http://stolen:80\n' });
  const path = `../${outside.replace(/^.*\//, '')}/secret.env`;
  const compose = `services:\n  orders:\n    image: acme/orders\n    env_file: [${path}, ${outside}/secret.env]\n    extends: { file: ${path}, service: a }\ninclude: [${path}]\n`;
  const folder = scratchFolder({
    'compose.yaml': compose,
    'kustomization.yaml': `resources: [${path}]\nconfigMapGenerator: [{ name: a, envs: [${path}] }]\n`,
  });

  const { architecture } = await analyze(folder);

  expect(JSON.stringify(architecture)).not.toContain('stolen');
  expect(architecture.problems.map(({ code }) => code)).toContain('missing-reference');
  expect(architecture.problems.every(({ evidence }) => evidence.line > 0)).toBe(true);
});
