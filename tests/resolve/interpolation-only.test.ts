import { expect, test } from 'vitest';
import { analyze } from '../../src/pipeline.ts';
import { scratchFolder } from '../support/scratch.ts';

test('what reads only its environment is not told by the .env file of compose', async () => {
  const program = (name: string) => ({
    [`${name}/package.json`]: `{ "name": "${name}", "main": "index.js", "dependencies": { "@opentelemetry/sdk-node": "0.57.0" } }\n`,
    [`${name}/index.js`]:
      "const { NodeSDK } = require('@opentelemetry/sdk-node');\nnew NodeSDK().start();\nrequire('http').createServer().listen(80);\n",
  });
  const folder = scratchFolder({
    '.env': 'COLLECTOR=collector\nOTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317\n',
    'compose.yaml': `services:
  told: { build: told, environment: ['OTEL_EXPORTER_OTLP_ENDPOINT=http://\${COLLECTOR}:4318'] }
  passed: { build: passed, environment: [OTEL_EXPORTER_OTLP_ENDPOINT] }
  untold: { build: untold }
  collector: { image: otel/opentelemetry-collector }
`,
    ...program('told'),
    ...program('passed'),
    ...program('untold'),
  });

  const { architecture } = await analyze(folder, { flags: { name: 'traced' } });

  expect(architecture.edges.map(({ id }) => id)).toEqual(['passed -> collector (grpc)', 'told -> collector (http)']);
});

test('the .env file of compose says which profile a container is started with', async () => {
  const boot =
    '<dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-data-jpa</artifactId></dependency>';
  const folder = scratchFolder({
    '.env': 'STAGE=quay\n',
    'compose.yaml': `services:
  berths: { build: berths, environment: { SPRING_PROFILES_ACTIVE: '\${STAGE:-shore}' } }
  logbook: { image: 'postgres:16' }
  drafts: { image: 'postgres:16' }
`,
    'berths/Dockerfile': 'FROM eclipse-temurin:21\n',
    'berths/pom.xml': `<project><groupId>quay</groupId><artifactId>berths</artifactId><dependencies>${boot}</dependencies></project>`,
    'berths/src/main/resources/application-quay.properties': 'spring.datasource.url=jdbc:postgresql://logbook/berths\n',
    'berths/src/main/resources/application-shore.properties': 'spring.datasource.url=jdbc:postgresql://drafts/berths\n',
  });

  const { architecture } = await analyze(folder, { flags: { name: 'quay' } });

  expect(architecture.edges.map(({ id }) => id)).toEqual(['berths -> logbook (sql)']);
});
