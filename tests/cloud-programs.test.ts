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

const CALLED_ALIKE = {
  'AWS CDK': {
    'cdk.json': '{"app":"node app.js"}',
    'package.json': '{"name":"market","dependencies":{"aws-cdk-lib":"2"}}',
    'app.ts': `import { Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Code, Function } from 'aws-cdk-lib/aws-lambda';
const stack = new Stack(undefined, 'market');
const prices = new Function(stack, 'Prices', { functionName: 'prices', code: Code.fromAsset('prices'), handler: 'index.handler' });
new HttpApi(stack, 'Api', { apiName: 'prices', defaultIntegration: new HttpLambdaIntegration('Prices', prices) });
`,
  },
  SAM: {
    'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Front:
    Type: AWS::Serverless::HttpApi
    Properties: { Name: prices }
  Prices:
    Type: AWS::Serverless::Function
    Properties: { FunctionName: prices, CodeUri: prices, Handler: index.handler }
`,
  },
  Terraform: {
    'main.tf': `resource "aws_apigatewayv2_api" "front" {
  name          = "prices"
  protocol_type = "HTTP"
}
resource "aws_lambda_function" "prices" {
  function_name = "prices"
  handler       = "index.handler"
}
`,
  },
};

test.each(Object.entries(CALLED_ALIKE))(
  'a gateway that is called like a function makes no gateway of its code: %s',
  async (_, files) => {
    const { architecture } = await analyze(
      scratchFolder({
        ...files,
        'prices/package.json': '{"name":"prices"}',
        'prices/index.js': "exports.handler = async () => (await fetch('https://rates.example/')).json();\n",
      }),
    );

    const drawn = architecture.nodes.filter(({ name }) => name.startsWith('prices')).map(({ id, kind }) => `${id} ${kind}`);
    expect(drawn).toEqual(['prices service']);
    expect(architecture.unknowns.map(({ message }) => message)).toEqual([]);
  },
);
