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
