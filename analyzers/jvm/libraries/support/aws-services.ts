import type { NodeKind, Protocol } from '../../../../src/model/fact.ts';

/** By its client: the host's first word, the technology, the vendor's title, and what it is. */
export const SERVICES: Readonly<Record<string, readonly [string, string, string, NodeKind, Protocol]>> = {
  SqsClient: ['sqs', 'sqs', 'Amazon SQS', 'broker', 'sqs'],
  SnsClient: ['sns', 'sns', 'Amazon SNS', 'broker', 'sns'],
  S3Client: ['s3', 's3', 'Amazon S3', 'storage', 's3'],
  DynamoDbClient: ['dynamodb', 'dynamodb', 'Amazon DynamoDB', 'database', 'http'],
  EventBridgeClient: ['events', 'eventbridge', 'Amazon EventBridge', 'broker', 'http'],
  KinesisClient: ['kinesis', 'kinesis', 'Amazon Kinesis', 'broker', 'http'],
  FirehoseClient: ['firehose', 'firehose', 'Amazon Data Firehose', 'external', 'http'],
  SesClient: ['email', 'ses', 'Amazon SES', 'external', 'http'],
  SesV2Client: ['email', 'ses', 'Amazon SES', 'external', 'http'],
  LambdaClient: ['lambda', 'lambda', 'AWS Lambda', 'external', 'http'],
  SfnClient: ['states', 'step-functions', 'AWS Step Functions', 'infrastructure', 'http'],
  SecretsManagerClient: ['secretsmanager', 'secretsmanager', 'AWS Secrets Manager', 'external', 'http'],
  SsmClient: ['ssm', 'ssm', 'AWS Systems Manager', 'external', 'http'],
  KmsClient: ['kms', 'kms', 'AWS KMS', 'external', 'http'],
  CognitoIdentityProviderClient: ['cognito-idp', 'cognito-idp', 'Amazon Cognito', 'external', 'http'],
  CloudWatchClient: ['monitoring', 'cloudwatch', 'Amazon CloudWatch', 'external', 'http'],
  CloudWatchLogsClient: ['logs', 'logs', 'Amazon CloudWatch Logs', 'external', 'http'],
  BedrockRuntimeClient: ['bedrock-runtime', 'bedrock-runtime', 'Amazon Bedrock', 'external', 'http'],
};
