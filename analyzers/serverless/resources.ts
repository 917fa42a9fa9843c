// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
import { connectionTo, engineOf, type Managed, managedFact, type ServiceWord } from '../../src/cloud/index.ts';
import {
  type ComponentFact,
  cleanText,
  evidenceOfSetting,
  type FactDraft,
  folderOf,
  joinPath,
  literal,
  type Owner,
  settingValue,
  textOf,
  type YamlNode,
} from '../../src/sdk/index.ts';
import { eventFacts, received } from './events.ts';
import { referencesIn, type Template, valueOf } from './template.ts';

const SERVICES: Readonly<Record<string, ServiceWord>> = {
  'AWS::SQS::Queue': 'sqs',
  'AWS::SNS::Topic': 'sns',
  'AWS::Events::EventBus': 'eventbridge',
  'AWS::Kinesis::Stream': 'kinesis',
  'AWS::S3::Bucket': 's3',
  'AWS::DynamoDB::Table': 'dynamodb',
  'AWS::DynamoDB::GlobalTable': 'dynamodb',
  'AWS::Serverless::SimpleTable': 'dynamodb',
  'AWS::DocDB::DBCluster': 'mongodb',
  'AWS::Redshift::Cluster': 'redshift',
  'AWS::MSK::Cluster': 'kafka',
  'AWS::MSK::ServerlessCluster': 'kafka',
  'AWS::OpenSearchService::Domain': 'opensearch',
  'AWS::Elasticsearch::Domain': 'opensearch',
  'AWS::ElastiCache::ReplicationGroup': 'redis',
  'AWS::ApiGateway::RestApi': 'gateway',
  'AWS::ApiGatewayV2::Api': 'gateway',
  'AWS::Serverless::Api': 'gateway',
  'AWS::Serverless::HttpApi': 'gateway',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'balancer',
  'AWS::CloudFront::Distribution': 'cdn',
  'AWS::Cognito::UserPool': 'identity',
};
const BY_ENGINE: Readonly<Record<string, readonly [property: string, usual: ServiceWord]>> = {
  'AWS::RDS::DBInstance': ['Engine', 'postgresql'],
  'AWS::RDS::DBCluster': ['Engine', 'mysql'],
  'AWS::ElastiCache::CacheCluster': ['Engine', 'redis'],
  'AWS::AmazonMQ::Broker': ['EngineType', 'activemq'],
};
const NAMES = [
  'QueueName',
  'TopicName',
  'TableName',
  'BucketName',
  'DBInstanceIdentifier',
  'DBClusterIdentifier',
  'ClusterName',
  'DomainName',
  'Name',
  'FunctionName',
];

/** What a template declares. */
export interface Declared {
  readonly template: Template;
  readonly deployment: string;
  readonly managed: ReadonlyMap<string, Managed>;
  /** Functions and tasks by their logical ids. */
  readonly programs: ReadonlyMap<string, string>;
}

/** Collects the resources of a template before their wires are read. */
export function declaredIn(template: Template, deployment: string): Declared {
  const managed = new Map<string, Managed>();
  const programs = new Map<string, string>();
  for (const [id, node] of template.resources.entries()) {
    const type = node.get('Type').text() ?? '';
    const properties = node.get('Properties');
    const [engine, usual] = BY_ENGINE[type] ?? [];
    const word = SERVICES[type] ?? (usual && engine ? (engineOf(properties.get(engine).text() ?? '') ?? usual) : undefined);
    if (word)
      managed.set(id, { word, deployment, name: nameOf(properties, template) ?? id, reference: id, evidence: node.evidence() });
    if (PROGRAMS.has(type)) programs.set(id, nameOf(properties, template) ?? id);
  }
  return { template, deployment, managed, programs };
}

function nameOf(properties: YamlNode, template: Template): string | undefined {
  for (const name of NAMES) {
    const value = properties.get(name).exists ? valueOf(properties.get(name), template) : undefined;
    if (value?.is === 'literal' && /^[\w.-]+$/.test(String(value.value))) return String(value.value);
  }
  return undefined;
}

const PROGRAMS = new Set(['AWS::Lambda::Function', 'AWS::Serverless::Function']);

/** The nodes and wires of a template. */
export function templateFacts(declared: Declared): readonly FactDraft[] {
  return [
    ...[...declared.managed.values()].map(managedFact),
    ...declared.template.resources.entries().flatMap(([id, node]) => resourceFacts(id, node, declared)),
  ];
}

function resourceFacts(id: string, node: YamlNode, declared: Declared): readonly FactDraft[] {
  const properties = node.get('Properties');
  switch (node.get('Type').text()) {
    case 'AWS::Lambda::Function':
    case 'AWS::Serverless::Function':
      return functionFacts(id, node, properties, declared);
    case 'AWS::Lambda::EventSourceMapping':
      return received(properties.get('EventSourceArn'), properties.get('FunctionName'), node, declared);
    case 'AWS::SNS::Subscription':
      return received(properties.get('TopicArn'), properties.get('Endpoint'), node, declared);
    case 'AWS::ECS::TaskDefinition':
      return properties
        .get('ContainerDefinitions')
        .items()
        .flatMap((container) => containerFacts(id, container, declared));
    default:
      return [];
  }
}

function functionFacts(id: string, node: YamlNode, properties: YamlNode, declared: Declared): readonly FactDraft[] {
  const { deployment, template } = declared;
  const name = declared.programs.get(id) ?? id;
  const owner: Owner = { is: 'component', deployment, name };
  const image = properties.get('ImageUri').exists ? textOf(valueOf(properties.get('ImageUri'), template)) : '';
  const code = properties.get('CodeUri').text() ?? properties.get('Code').text();
  const context = code === undefined ? undefined : joinPath(folderOf(node.source.path), code);
  const component: ComponentFact = {
    kind: 'component',
    evidence: node.evidence(),
    deployment,
    name,
    hosts: [id],
    ...(image !== '' && { image: cleanText(image) }),
    ...(context !== undefined && { build: { context } }),
  };
  const events = properties
    .get('Events')
    .entries()
    .flatMap(([, event]) => eventFacts(event, owner, declared));
  return [component, ...environmentFacts(properties.at('Environment', 'Variables').entries(), owner, declared), ...events];
}

function containerFacts(id: string, container: YamlNode, declared: Declared): readonly FactDraft[] {
  const { deployment, template } = declared;
  const name = container.get('Name').text() ?? id;
  const owner: Owner = { is: 'component', deployment, name };
  const image = textOf(valueOf(container.get('Image'), template));
  const component: ComponentFact = {
    kind: 'component',
    evidence: container.evidence(),
    deployment,
    name,
    hosts: [id],
    ...(image !== '' && { image: cleanText(image) }),
  };
  const variables = container
    .get('Environment')
    .items()
    .flatMap((item) => {
      const key = item.get('Name').text();
      return key === undefined ? [] : [[key, item.get('Value')] as const];
    });
  const ports = container
    .get('PortMappings')
    .items()
    .flatMap((item): readonly FactDraft[] => {
      const port = item.get('ContainerPort').number();
      return port === undefined
        ? []
        : [{ kind: 'listen', evidence: item.get('ContainerPort').evidence(), owner, port: literal(port) }];
    });
  return [component, ...environmentFacts(variables, owner, declared), ...ports];
}

/** Settings, and connections to the resources that they name. */
export function environmentFacts(
  entries: readonly (readonly [string, YamlNode])[],
  owner: Owner,
  declared: Declared,
): readonly FactDraft[] {
  return entries.flatMap(([key, node]): readonly FactDraft[] => {
    const value = valueOf(node, declared.template);
    const raw = node.text() ?? '';
    const cleaned = value.is === 'literal' ? settingValue(key, String(value.value), 'none') : value;
    const evidence = evidenceOfSetting(node.evidence(), key, raw);
    const wires = referencesIn(node, declared.template).flatMap((id) => wireTo(id, owner, evidence, declared));
    return [{ kind: 'setting', evidence, owner, key, value: cleaned }, ...wires];
  });
}

function wireTo(
  id: string,
  owner: Owner,
  evidence: FactDraft['evidence'],
  { managed, programs }: Declared,
): readonly FactDraft[] {
  const target = managed.get(id);
  if (target && target.word !== 'gateway' && target.word !== 'balancer') return [connectionTo(owner, target, evidence)];
  if (!target && !programs.has(id)) return [];
  return [{ kind: 'call', evidence, owner, protocol: 'http', target: literal(`http://${id}`) }];
}
