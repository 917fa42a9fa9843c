import type { ServiceWord } from '../services.ts';

/**
 * Classes that are one managed service, by module and class: AWS CDK's (https://docs.aws.amazon.com/cdk/api/v2/) and Pulumi's
 * (https://www.pulumi.com/registry/packages/aws/api-docs/, the same for gcp) go by the same names for the most part.
 */
export const CONSTRUCTS: Readonly<Record<string, ServiceWord>> = {
  'sqs.Queue': 'sqs',
  'sns.Topic': 'sns',
  'events.EventBus': 'eventbridge',
  'cloudwatch.EventBus': 'eventbridge',
  'kinesis.Stream': 'kinesis',
  's3.Bucket': 's3',
  's3.BucketV2': 's3',
  'dynamodb.Table': 'dynamodb',
  'dynamodb.TableV2': 'dynamodb',
  'docdb.DatabaseCluster': 'mongodb',
  'docdb.Cluster': 'mongodb',
  'redshift.Cluster': 'redshift',
  'msk.Cluster': 'kafka',
  'msk.CfnCluster': 'kafka',
  'opensearchservice.Domain': 'opensearch',
  'opensearch.Domain': 'opensearch',
  'apigateway.RestApi': 'gateway',
  'apigateway.LambdaRestApi': 'gateway',
  'apigatewayv2.HttpApi': 'gateway',
  'apigatewayv2.Api': 'gateway',
  'apigatewayv2.WebSocketApi': 'gateway',
  'appsync.GraphqlApi': 'appsync',
  'appsync.GraphQLApi': 'appsync',
  'appsync.CfnGraphQLApi': 'appsync',
  'stepfunctions.StateMachine': 'step-functions',
  'sfn.StateMachine': 'step-functions',
  'cognito.UserPool': 'identity',
  'pubsub.Topic': 'pubsub',
  'storage.Bucket': 'gcs',
  'firestore.Database': 'firestore',
  'spanner.Instance': 'spanner',
};

/** Classes whose product an argument names, and the usual one. */
export const ENGINES: Readonly<Record<string, ServiceWord>> = {
  'rds.DatabaseInstance': 'postgresql',
  'rds.DatabaseCluster': 'mysql',
  'rds.ServerlessCluster': 'mysql',
  'rds.Instance': 'postgresql',
  'rds.Cluster': 'mysql',
  'elasticache.CfnCacheCluster': 'redis',
  'elasticache.CfnReplicationGroup': 'redis',
  'elasticache.Cluster': 'redis',
  'elasticache.ReplicationGroup': 'redis',
  'amazonmq.CfnBroker': 'activemq',
  'mq.Broker': 'activemq',
  'sql.DatabaseInstance': 'postgresql',
};

/** Classes that run code of the team. */
export const FUNCTIONS: ReadonlySet<string> = new Set([
  'lambda.Function',
  'lambda_.Function',
  'lambda.DockerImageFunction',
  'lambda_nodejs.NodejsFunction',
  'lambda_python.PythonFunction',
  'lambda_go.GoFunction',
]);

/** Classes that run containers of the team; the argument that says which, where it is not the arguments themselves. */
export const CONTAINERS: Readonly<Record<string, string>> = {
  'ecs_patterns.ApplicationLoadBalancedFargateService': 'taskImageOptions',
  'ecs_patterns.ApplicationLoadBalancedEc2Service': 'taskImageOptions',
  'ecs_patterns.NetworkLoadBalancedFargateService': 'taskImageOptions',
  'ecs_patterns.NetworkLoadBalancedEc2Service': 'taskImageOptions',
  'ecs_patterns.QueueProcessingFargateService': '',
  'ecs_patterns.QueueProcessingEc2Service': '',
  'ecs_patterns.ScheduledFargateTask': 'scheduledFargateTaskImageOptions',
  'ecs_patterns.ScheduledEc2Task': 'scheduledEc2TaskImageOptions',
};

/** Arguments that fix the name of what is made, in camel case. */
export const NAMES: readonly string[] = [
  'queueName',
  'topicName',
  'eventBusName',
  'streamName',
  'tableName',
  'bucketName',
  'bucket',
  'functionName',
  'instanceIdentifier',
  'clusterIdentifier',
  'identifier',
  'clusterName',
  'clusterId',
  'replicationGroupId',
  'domainName',
  'brokerName',
  'restApiName',
  'apiName',
  'userPoolName',
  'name',
];

/** What messages go through, where the service has channels. */
export const CHANNEL_KINDS = {
  sqs: ['sqs', 'queue'],
  sns: ['sns', 'topic'],
  pubsub: ['pubsub', 'topic'],
  kinesis: ['other', 'stream'],
} as const;
