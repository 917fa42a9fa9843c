// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html

import { type Owner, own, type YamlNode } from '../../sdk/index.ts';
import { engineOf, type Managed, type ServiceWord } from '../services.ts';
import { plainName, referencesIn, type Template } from './template.ts';

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
  const programs = new Map<string, string>(template.functions);
  for (const [id, node] of template.resources.entries()) {
    const type = node.get('Type').text() ?? '';
    const properties = node.get('Properties');
    const [engine, usual] = own(BY_ENGINE, type) ?? [];
    const word = own(SERVICES, type) ?? (usual && engine ? (engineOf(properties.get(engine).text() ?? '') ?? usual) : undefined);
    if (word)
      managed.set(id, { word, deployment, name: nameOf(properties, template) ?? id, reference: id, evidence: node.evidence() });
    if (PROGRAMS.has(type)) programs.set(id, nameOf(properties, template) ?? id);
  }
  return { template, deployment, managed, programs };
}

function nameOf(properties: YamlNode, template: Template): string | undefined {
  for (const name of NAMES) {
    const found = plainName(properties.get(name), template);
    if (found !== undefined) return found;
  }
  return undefined;
}

const PROGRAMS = new Set(['AWS::Lambda::Function', 'AWS::Serverless::Function']);

/** The function of the template that a node names. */
export function programAt(node: YamlNode, { deployment, programs, template }: Declared): Owner | undefined {
  const name = programs.get(referencesIn(node, template)[0] ?? '');
  return name === undefined ? undefined : { is: 'component', deployment, name };
}
