import { expect, test } from 'vitest';
import { analyze } from '../src/pipeline.ts';
import { scratchFolder } from './support/scratch.ts';

const ARCHIVE = `import { Stack } from 'aws-cdk-lib';
import { Code, Function } from 'aws-cdk-lib/aws-lambda';
import { DatabaseInstance, DatabaseInstanceEngine } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';

class Archive extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new DatabaseInstance(this, 'Maps', { engine: DatabaseInstanceEngine.POSTGRES });
    const letters = new DatabaseInstance(this, 'Letters', { engine: DatabaseInstanceEngine.POSTGRES });
    new Function(this, 'Reader', {
      code: Code.fromAsset('reader'),
      handler: 'index.handler',
      environment: { DB_HOST: letters.instanceEndpoint.hostname },
    });
  }
}

new Archive(new Stack(undefined, 'archive'), 'Archive');
`;

test('two databases of one construct are two, and a function has the one whose address it is given', async () => {
  const { architecture } = await analyze(
    scratchFolder({
      'cdk.json': '{"app":"node app.js"}',
      'package.json': '{"name":"archive","dependencies":{"aws-cdk-lib":"2"}}',
      'app.ts': ARCHIVE,
      'reader/package.json': '{"name":"reader","dependencies":{"pg":"8"}}',
      'reader/index.js':
        "const { Client } = require('pg');\nconst client = new Client({ host: process.env.DB_HOST });\nexports.handler = async () => client.query('select 1');\n",
    }),
  );

  expect(architecture.nodes.flatMap(({ kind, name }) => (kind === 'database' ? [name] : []))).toEqual([
    'Archive-Letters',
    'Archive-Maps',
  ]);
  expect(architecture.edges.map(({ from, to }) => `${from} -> ${to}`)).toEqual(['reader -> archive-letters']);
});
