import { expect, test } from 'vitest';
import { analyze } from '../src/pipeline.ts';
import { scratchFolder } from './support/scratch.ts';

async function read(files: Readonly<Record<string, string>>) {
  const { architecture } = await analyze(scratchFolder({ 'package.json': '{"name":"harbour"}', ...files }));
  return { nodes: architecture.nodes.map(({ name }) => name), codes: architecture.problems.map(({ code }) => code) };
}

const PARTS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Programs and templates that lead a careless reader round in a circle; each also makes a queue that is to be found. */
const CIRCLES: readonly (readonly [story: string, files: Readonly<Record<string, string>>])[] = [
  [
    'a class that extends what it is named after',
    {
      'app.py':
        'from aws_cdk import Stack, aws_sqs as sqs\n\nclass Stack(Stack):\n    def __init__(self, scope, id):\n        super().__init__(scope, id)\n        sqs.Queue(self, "cargo")\n\nStack(None, "x")\n',
    },
  ],
  [
    'classes that extend each other',
    {
      'port.ts':
        "import { Queue } from 'aws-cdk-lib/aws-sqs';\nimport { Pier } from './pier';\nexport class Port extends Pier {\n  constructor(scope: any) {\n    super(scope);\n    new Queue(this, 'cargo');\n  }\n}\nclass Ship extends Boat {}\nclass Boat extends Ship {}\nnew Boat();\nnew Port(null);\n",
      'pier.ts':
        "import { Port } from './port';\nexport class Pier extends Port {\n  constructor(scope: any) { super(scope); }\n}\n",
    },
  ],
  [
    'a construct that is put into itself',
    {
      'port.ts':
        "import { Construct } from 'constructs';\nimport { Queue } from 'aws-cdk-lib/aws-sqs';\nclass Port extends Construct {\n  constructor() {\n    super(this);\n    new Queue(this, 'cargo');\n  }\n}\nnew Port();\n",
    },
  ],
  [
    'files that all export each other',
    {
      'app.ts': "import { Queue } from 'aws-cdk-lib/aws-sqs';\nimport { missing } from './a';\nnew Queue(missing, 'cargo');\n",
      ...Object.fromEntries(
        PARTS.map((part) => [
          `${part}.ts`,
          PARTS.flatMap((other) => (other === part ? [] : [`export * from './${other}';\n`])).join(''),
        ]),
      ),
    },
  ],
  [
    'lists that hold a list twice, in a service file',
    {
      'serverless.ts': `const l0 = ['x'];\n${Array.from({ length: 34 }, (_, at) => `const l${at + 1} = [l${at}, l${at}];\n`).join('')}export default { service: 'cargo', provider: { name: 'aws' }, resources: { Resources: { cargo: { Type: 'AWS::SQS::Queue' } } }, custom: l34 };\n`,
    },
  ],
  [
    'functions that do nothing, called for each item of each item',
    {
      'app.ts': `import { Queue } from 'aws-cdk-lib/aws-sqs';\nnew Queue(null, 'cargo');\nconst all = [${'1,'.repeat(500)}];\nconst none = () => {};\nall.map(() => all.map(() => all.map(() => all.map(none))));\n`,
    },
  ],
  [
    'a file that imports from itself many times',
    {
      'main.tf': 'resource "aws_sqs_queue" "q" {\n  name = "cargo"\n}\n',
      'main.bicep':
        "import { pier } from 'lib.bicep'\nresource a 'Microsoft.App/containerApps@2024-03-01' = {\n  name: pier\n  properties: {}\n}\n",
      'lib.bicep': `${PARTS.map((part) => `import * as ${part} from 'lib.bicep'\n`).join('')}@export()\nvar pier = 'pier'\n`,
    },
  ],
  [
    'words that every object has',
    {
      'template.yaml':
        'Resources:\n  Odd:\n    Type: constructor\n  Feed:\n    Type: AWS::Lambda::EventSourceMapping\n    Properties:\n      FunctionName: !Ref Crane\n      EventSourceArn: arn:aws:constructor:eu:1:orders\n  Crane:\n    Type: AWS::Lambda::Function\n  Queue:\n    Type: AWS::SQS::Queue\n',
      'serverless.yml':
        'service: cargo\nprovider:\n  name: ${self:constructor}\n  stage: ${self:toString}\nfunctions:\n  load:\n    handler: load.run\n    events:\n      - sqs: arn:aws:toString:eu:1:orders\n      - constructor: x\n',
      Gemfile: "source 'https://rubygems.org'\ngem 'constructor'\n",
      'config.ru': 'run App\n',
      'config/database.yml': 'production:\n  adapter: constructor\n  url: constructor://db/x\n',
      'composer.json': '{"require":{"constructor":"1","toString":"1"}}',
      'index.php': '<?php\n$a = toString();\n$b = hasOwnProperty($a);\n',
      'requirements.txt': 'constructor\nvalueOf\n',
      'main.py': 'print(1)\n',
      'asyncapi.yaml':
        "asyncapi: 2.6.0\ninfo: { title: a, version: '1' }\nservers: { a: { url: a, protocol: constructor } }\nchannels: { orders: { publish: { message: { name: x } } } }\n",
      'collector.yaml':
        'receivers: { constructor: {}, toString: {} }\nexporters: { valueOf: { endpoint: a:1 } }\nservice: { pipelines: { traces: { receivers: [constructor], exporters: [valueOf] } } }\n',
      'nginx.conf': 'http { server { location / { constructor http://a; toString b; } } }\n',
      'trigger.yaml':
        'apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: { name: a }\nspec: { scaleTargetRef: { name: b }, triggers: [{ type: constructor, metadata: { x: y } }] }\n',
      'Chart.yaml':
        'apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies: [{ name: constructor, version: 1.0.0, repository: x }]\n',
      'kustomization.yaml':
        'resources: [deploy.yaml]\npatches:\n  - patch: |-\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: { name: a }\n      spec: { constructor: [{ name: b }], toString: [1] }\n',
      'deploy.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { constructor: [{ name: b }], template: { spec: { containers: [{ name: a, image: a, command: [constructor] }] } } }\n',
      'main.cpp': '#include <drogon/drogon.h>\nint main() { constructor(a, b); toString(1); }\n',
      'mix.exs': 'defmodule A do\n  use constructor\n  constructor do\n  end\nend\n',
      'schema.prisma': 'datasource db {\n  provider = "constructor"\n  url = "x"\n}\n',
      'dash.json': '{"apiVersion":1,"datasources":[{"name":"a","type":"constructor","url":"http://a"}]}',
      'grafana/datasources.yaml': 'apiVersion: 1\ndatasources: [{ name: a, type: constructor, url: http://a }]\n',
      'main.tf':
        'resource "constructor" "x" {\n  name = constructor.x.id\n}\nresource "aws_sqs_queue" "q" {\n  name = "cargo"\n}\n',
    },
  ],
];

test.each(CIRCLES)('%s end, and what is beside them is read', { timeout: 20_000 }, async (_story, files) => {
  const { nodes, codes } = await read(files);

  expect(codes).not.toContain('analyzer-failed');
  expect(nodes).toContain('sqs');
});
