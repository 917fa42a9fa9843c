// https://registry.terraform.io/providers/hashicorp/aws/latest/docs and the same for google and azurerm

import {
  attribute,
  engineOf,
  type Managed,
  type Module,
  type Placed,
  referenceTo,
  SERVICES as SERVICE_TABLE,
  type ServiceWord,
  valueOf,
} from '../../src/cloud/index.ts';
import { evidenceAt, own, textOf } from '../../src/sdk/index.ts';

/** Resource types that are one managed service. */
const SERVICES: Readonly<Record<string, ServiceWord>> = {
  aws_sqs_queue: 'sqs',
  aws_sns_topic: 'sns',
  aws_cloudwatch_event_bus: 'eventbridge',
  aws_kinesis_stream: 'kinesis',
  aws_s3_bucket: 's3',
  aws_dynamodb_table: 'dynamodb',
  aws_docdb_cluster: 'mongodb',
  aws_redshift_cluster: 'redshift',
  aws_msk_cluster: 'kafka',
  aws_msk_serverless_cluster: 'kafka',
  aws_opensearch_domain: 'opensearch',
  aws_elasticsearch_domain: 'opensearch',
  aws_api_gateway_rest_api: 'gateway',
  aws_apigatewayv2_api: 'gateway',
  aws_lb: 'balancer',
  aws_alb: 'balancer',
  aws_elb: 'balancer',
  aws_cloudfront_distribution: 'cdn',
  aws_cognito_user_pool: 'identity',
  google_pubsub_topic: 'pubsub',
  google_storage_bucket: 'gcs',
  google_redis_instance: 'redis',
  google_memcache_instance: 'memcached',
  google_firestore_database: 'firestore',
  google_spanner_instance: 'spanner',
  google_api_gateway_api: 'gateway',
  azurerm_servicebus_namespace: 'servicebus',
  azurerm_servicebus_queue: 'servicebus',
  azurerm_servicebus_topic: 'servicebus',
  azurerm_eventhub_namespace: 'eventhubs',
  azurerm_cosmosdb_account: 'cosmosdb',
  azurerm_mssql_server: 'mssql',
  azurerm_sql_server: 'mssql',
  azurerm_postgresql_server: 'postgresql',
  azurerm_postgresql_flexible_server: 'postgresql',
  azurerm_mysql_server: 'mysql',
  azurerm_mysql_flexible_server: 'mysql',
  azurerm_mariadb_server: 'mariadb',
  azurerm_redis_cache: 'redis',
  azurerm_managed_redis: 'redis',
  azurerm_storage_account: 'blob',
  azurerm_cognitive_account: 'openai',
  azurerm_search_service: 'opensearch',
  azurerm_api_management: 'gateway',
  azurerm_application_gateway: 'balancer',
};

/** Resource types whose product an attribute names. */
const BY_ENGINE: Readonly<Record<string, readonly [attribute: string, usual: ServiceWord]>> = {
  aws_db_instance: ['engine', 'postgresql'],
  aws_rds_cluster: ['engine', 'mysql'],
  aws_elasticache_cluster: ['engine', 'redis'],
  aws_elasticache_replication_group: ['engine', 'redis'],
  aws_elasticache_serverless_cache: ['engine', 'redis'],
  aws_mq_broker: ['engine_type', 'activemq'],
  google_sql_database_instance: ['database_version', 'postgresql'],
};

/** Modules of the public registry by the last words of their names. */
const MODULES: readonly (readonly [RegExp, ServiceWord])[] = [
  [/(^|[-/])servicebus(-|$|\/)/, 'servicebus'],
  [/documentdb-databaseaccount|cosmosdb/, 'cosmosdb'],
  [/dbforpostgresql|postgresql/, 'postgresql'],
  [/dbformysql|mysql/, 'mysql'],
  [/cache-redis|elasticache|memorystore|(^|[-/])redis/, 'redis'],
  [/terraform-aws-modules\/sqs|\/sqs\//, 'sqs'],
  [/terraform-aws-modules\/sns|\/sns\//, 'sns'],
  [/terraform-aws-modules\/s3-bucket|\/s3-bucket\//, 's3'],
  [/dynamodb-table/, 'dynamodb'],
  [/msk-kafka|msk-apache-kafka/, 'kafka'],
  [/apigateway/, 'gateway'],
  [/\/pubsub\//, 'pubsub'],
  [/eventhub/, 'eventhubs'],
  [/cognitiveservices-account|azure-openai/, 'openai'],
];

/** The word of AWS that the hosts of such a resource end with, behind its own name. */
const ENDPOINTS: Readonly<Record<string, string>> = {
  aws_db_instance: 'rds',
  aws_rds_cluster: 'rds',
  aws_docdb_cluster: 'docdb',
  aws_redshift_cluster: 'redshift',
  aws_elasticache_cluster: 'cache',
  aws_elasticache_replication_group: 'cache',
  aws_msk_cluster: 'kafka',
  aws_opensearch_domain: 'es',
  aws_elasticsearch_domain: 'es',
};

const MODULE_ENDPOINTS: readonly (readonly [RegExp, string])[] = [
  [/terraform-aws-modules\/rds/, 'rds'],
  [/terraform-aws-modules\/elasticache|cloudposse\/elasticache/, 'cache'],
  [/terraform-aws-modules\/msk/, 'kafka'],
];

function endpointOf(service: string | undefined, name: string | undefined): { readonly endpoint?: string } {
  return service === undefined || name === undefined ? {} : { endpoint: `${name.toLowerCase()}.*.${service}.amazonaws.com` };
}

/** What a block makes of the managed services that are nodes. */
export function managedOf(block: Placed, module: Module, deployment: string): Managed | undefined {
  const [type = '', label = ''] = block.labels;
  if (block.type === 'module') return moduleOf(block, module, deployment, type);
  if (block.type !== 'resource') return undefined;
  const [engine, usual] = own(BY_ENGINE, type) ?? [];
  const stated = engine === undefined ? undefined : textOf(valueOf(attribute(block, engine), module));
  const word = own(SERVICES, type) ?? (usual === undefined ? undefined : (engineOf(stated ?? '') ?? usual));
  if (!word) return undefined;
  return {
    word,
    deployment,
    name: nameOf(block, module) ?? telling(label, word),
    reference: referenceTo(block, module),
    ...endpointOf(own(ENDPOINTS, type), nameOf(block, module)),
    evidence: evidenceAt(block.source, block.line),
  };
}

function moduleOf(block: Placed, module: Module, deployment: string, label: string): Managed | undefined {
  const source = textOf(valueOf(attribute(block, 'source'), module));
  if (/^[./]/.test(source)) return undefined;
  const isDatabase = /terraform-aws-modules\/rds|rds-aurora|sql-db/.test(source);
  const word = isDatabase
    ? (engineOf(textOf(valueOf(attribute(block, 'engine'), module))) ?? 'postgresql')
    : MODULES.find(([pattern]) => pattern.test(source))?.[1];
  if (!word) return undefined;
  return {
    word,
    deployment,
    name: nameOf(block, module) ?? telling(label, word),
    reference: referenceTo(block, module),
    ...endpointOf(MODULE_ENDPOINTS.find(([pattern]) => pattern.test(source))?.[1], nameOf(block, module)),
    evidence: evidenceAt(block.source, block.line),
  };
}

/** Labels that every file uses say nothing: then the product's own name does. */
function telling(label: string, word: ServiceWord): string {
  return /^(this|main|default|example|db|database|rds|cache|instance|cluster|server|primary|account)$/.test(label)
    ? SERVICE_TABLE[word].technology
    : label;
}

const NAMES = [
  'identifier',
  'cluster_identifier',
  'replication_group_id',
  'cluster_id',
  'domain_name',
  'cluster_name',
  'broker_name',
  'function_name',
  'bucket',
  'name',
  'family',
];

/** The name that the resource gets, when the files fix it. */
export function nameOf(block: Placed, module: Module): string | undefined {
  for (const name of NAMES) {
    const expression = attribute(block, name);
    const value = expression && valueOf(expression, module);
    if (value?.is === 'literal' && typeof value.value === 'string' && /^[\w.-]+$/.test(value.value)) return value.value;
  }
  return undefined;
}
