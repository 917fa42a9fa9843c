import { expect, test } from 'vitest';
import { analyze } from '../src/pipeline.ts';
import { dispatchIn, linesThroughScripts, startScriptIn } from '../src/sdk/index.ts';
import { memoryRepository } from './support/memory-repository.ts';
import { scratchFolder } from './support/scratch.ts';

const spaces = ' '.repeat(300_000);
const JOB =
  'job "orders" {\n group "g" {\n task "t" {\n driver = "docker"\n config { image = "orders:1" }\n template {\n env = true\n';
const STAGES = Array.from({ length: 900 }, (_, at) => `FROM s${at} AS s${at + 1}\nENV VITE_A${at}=1\n`).join('');
const COPIES = Array.from({ length: 900 }, (_, at) => `COPY --from=s${at} / /\n`).join('');
const JAVA = 'import com.hazelcast.client.HazelcastClient;\npublic class Orders { public static void main(String[] a) {} }\n';

const BICEP = Object.fromEntries(
  Array.from({ length: 800 }, (_, at) => [
    [`a${at}.bicep`, `param p string\nresource q 'Microsoft.Web/sites@1' = { name: p }\n`],
    [`b${at}.bicepparam`, `using 'a${at}.bicep'\n${'// note\n'.repeat(50)}param p = 'a'\n`],
  ]).flat(),
);

const PLACEHOLDERS = Array.from({ length: 60 }, (_, at) => `k${at}=${`\${k${at + 1}}`.repeat(60)}\n`).join('');
const NAMES_IN_A_CIRCLE = `x0 = ${Array.from({ length: 60 }, (_, at) => `x${at + 1}`).join('\nx0 = ')}\n${Array.from(
  { length: 60 },
  (_, at) => Array.from({ length: 60 }, (__, other) => `x${at + 1} = x${other + 1}\n`).join(''),
).join('')}`;

/** Files that cost a careless reader minutes; the test's time limit is the expectation. */
const FORMATS: readonly (readonly [story: string, found: string, files: Readonly<Record<string, string>>])[] = [
  [
    'comments of XML that stay open',
    'harbour',
    {
      Dockerfile: 'FROM scratch\n',
      'pom.xml': '<project/>',
      'src/main/java/Orders.java': JAVA,
      'src/main/resources/hazelcast.xml': `<hazelcast>${'<!--'.repeat(200_000)}`,
    },
  ],
  [
    'a list of modules behind very many spaces',
    'berths',
    {
      'settings.gradle.kts': 'rootProject.name = "berths"\n',
      'build.gradle.kts': 'plugins { application }\n',
      'src/main/kotlin/App.kt': 'package shop\nfun Application.module() {}\n',
      'src/main/resources/application.conf': `ktor { application { modules =${spaces}x } }`,
    },
  ],
  [
    'an expression of a template that stays open',
    'orders',
    { 'a.nomad': `${JOB}data = <<EOF\nA={{${spaces}\nEOF\n}\n}\n}\n}\n` },
  ],
  ['a value with very many spaces', 'orders', { 'a.nomad': `${JOB}data = <<EOF\nA=x${spaces}y\nEOF\n}\n}\n}\n}\n` }],
  ['a file that requires spaces', 'harbour', { Gemfile: 'gem "sinatra"\n', 'app.rb': `require "sinatra"\nrequire${spaces}x\n` }],
  [
    'one item of a list very many times',
    'harbour',
    {
      Dockerfile: 'FROM scratch\n',
      'pom.xml': '<project/>',
      'src/main/resources/application.properties': 'a[0]=x\n'.repeat(100_000),
    },
  ],
  [
    'folders of resources behind spaces',
    'harbour',
    {
      Dockerfile: 'FROM scratch\n',
      'settings.gradle': 'rootProject.name = "harbour"\n',
      'build.gradle': `sourceSets { main {\n${`resources.srcDir${' '.repeat(284)}\n`.repeat(1500)}} }`,
      'src/main/resources/application.yml': 'spring.cloud.config.server.native.search-locations: classpath:/config\n',
    },
  ],
  [
    'a path of very many steps',
    'a',
    { 'a.service': `[Service]\nExecStart=/usr/bin/python ${'/a'.repeat(200_000)}/x.py\n`, 'x.py': 'print(1)\n' },
  ],
  [
    'a pattern of files with many stars',
    'orders',
    {
      'package.json': '{ "name": "orders", "dependencies": { "awilix-express": "1" }, "scripts": { "start": "node index.js" } }',
      'index.js': `const { loadControllers } = require('awilix-express');\nloadControllers('${'*a'.repeat(60)}*b.js', { cwd: __dirname });\n`,
      [`${'a'.repeat(100)}.js`]: 'module.exports = {};\n',
    },
  ],
  [
    'stages of which each is built upon the one before it',
    'harbour',
    { Dockerfile: `FROM node AS s0\n${STAGES}FROM nginx\n${COPIES}` },
  ],
  ['very many files of parameters', 'a', BICEP],
  [
    'a condition of Gradle with very many others before it',
    'harbour',
    {
      'settings.gradle': "include ':orders'\n",
      'build.gradle': `subprojects {\nif (name == 'a') {\n${Array.from({ length: 700 }, (_, at) => `} else if (name == 'a${at}') {\nversion = '1'\n`).join('')}}\n}\n`,
      'orders/build.gradle': '',
      Dockerfile: 'FROM scratch\n',
    },
  ],
  [
    'a condition of Gradle with very many spaces',
    'harbour',
    {
      'settings.gradle': "include ':orders'\n",
      'build.gradle': `subprojects {\nif (name == 'a'${spaces}|| x) {\nversion = '1'\n}\n}\n`,
      'orders/build.gradle': '',
      Dockerfile: 'FROM scratch\n',
    },
  ],
  [
    'very many variables in one instruction',
    'harbour',
    { Dockerfile: `FROM node\nENV ${Array.from({ length: 40_000 }, (_, at) => `A${at}=1`).join(' ')}\n` },
  ],
];

test.each(FORMATS)('%s: read at once, and %s is found', { timeout: 60_000 }, async (_, found, files) => {
  const { architecture } = await analyze(scratchFolder({ 'package.json': '{ "name": "harbour" }', ...files }));

  expect(architecture.nodes.map(({ name }) => name)).toEqual([found]);
  expect(architecture.problems.map(({ code }) => code)).not.toContain('analyzer-failed');
});

/** Files that only have to be read to their end. */
const READ_TO_THE_END: readonly (readonly [story: string, files: Readonly<Record<string, string>>])[] = [
  [
    'a data id of Nacos with a profile at many places',
    {
      'pom.xml': '<project/>',
      'src/main/resources/bootstrap.properties': `spring.cloud.nacos.config.shared-configs=a${'${spring.profiles.active}b'.repeat(9)}.yml\n`,
      [`nacos/a${'b'.repeat(60)}.yaml`]: 'server.port: 1\n',
    },
  ],
  [
    'settings of Nacos that put in one another',
    {
      'pom.xml': '<project/>',
      'src/main/resources/bootstrap.properties': `${PLACEHOLDERS}spring.cloud.nacos.config.shared-configs=\${k0}\n`,
    },
  ],
  [
    'names that are given one another before they are decoded',
    {
      'go.mod': 'module orders\n',
      'main.go': `package main\nimport "encoding/json"\ntype Config struct { Url string }\nfunc main() {\nvar ${Array.from({ length: 61 }, (_, at) => `x${at}`).join(', ')} []byte\nvar c Config\n${NAMES_IN_A_CIRCLE}json.Unmarshal(x0, &c)\n}\n`,
    },
  ],
  [
    'very many data ids of Nacos, in a list and in a dump',
    {
      'pom.xml': '<project/>',
      'src/main/resources/bootstrap.properties': `spring.cloud.nacos.config.shared-dataids=${Array.from({ length: 20_000 }, (_, at) => `a${at}.yml`).join(',')}\n`,
      'a.sql': `INSERT INTO config_info (data_id, content) VALUES\n${Array.from({ length: 20_000 }, (_, at) => `('a${at}.yml','a: 1')`).join(',\n')};\n`,
    },
  ],
  [
    'texts of Apache httpd that are twice one another',
    {
      'site.conf': `Define A0 ${'x'.repeat(20)}\n${Array.from({ length: 40 }, (_, at) => `Define A${at + 1} \${A${at}}\${A${at}}\n`).join('')}<VirtualHost *:80>\nProxyPass / http://orders/\n</VirtualHost>\n`,
    },
  ],
  [
    'a snippet of Caddy with very many lines that is imported very many times',
    {
      Caddyfile: `(s) {\n${'reverse_proxy orders:80\n'.repeat(2500)}}\na.test {\n${Array.from({ length: 2500 }, (_, at) => `import s ${at}\n`).join('')}}\n`,
    },
  ],
];

test.each(READ_TO_THE_END)('%s: read at once', { timeout: 60_000 }, async (_, files) => {
  const { architecture } = await analyze(scratchFolder({ 'package.json': '{ "name": "harbour" }', ...files }));

  expect(architecture.problems.map(({ code }) => code)).not.toContain('analyzer-failed');
});

test('start scripts of very many blank lines and open documents come to an end', () => {
  const blank = '\n'.repeat(60_000);
  const scripts = [
    `${'exec a\n'.repeat(20)}${blank}`,
    `${'cat <<E\n'.repeat(2000)}${' '.repeat(3000)}`,
    `${'cat <<E\n'.repeat(20)}${blank}x`,
  ];
  const started = scripts.map((script) => startScriptIn(script)?.command);
  for (let round = 0; round < 5; round += 1) for (const script of scripts) startScriptIn(script);

  expect(started[0]).toBe('a');
});

test('conditions of a start script before very many blanks come to an end', () => {
  const test = 'if [ "$1" = "a" ]';
  const texts = [`${test}${' '.repeat(600_000)}x`, `${test}; then exec a\nfi${' '.repeat(600_000)}x`];

  expect(texts.map((text) => dispatchIn(text)?.commands)).toEqual([undefined, { a: 'a' }]);
});

test('very many start scripts beside very many files of deployments are looked up at once', () => {
  const scripts = Array.from({ length: 1500 }, (_, at) => [`s${at}/run-${at}.sh`, 'exec node server.js\n'] as const);
  const note = `# ${'run-x.sh '.repeat(20_000)}\n`;
  const files = Array.from({ length: 600 }, (_, at) => [`d${at}.yaml`, `${note}command: ./run-${at}.sh\n`] as const);
  const lines = linesThroughScripts(memoryRepository(Object.fromEntries([...scripts, ...files])));

  expect(lines).toHaveLength(600);
});
