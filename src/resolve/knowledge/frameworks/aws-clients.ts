import type { ClientRule } from './client-rule.ts';

type Service = readonly [
  name: string,
  host: string,
  technology: string,
  kind: ClientRule['kind'],
  protocol: ClientRule['protocol'],
];

/** By the word that starters, extensions and settings have for it. */
const SERVICES: Readonly<Record<string, Service>> = {
  s3: ['S3 client', 's3', 's3', 'storage', 's3'],
  dynamodb: ['DynamoDB client', 'dynamodb', 'dynamodb', 'database', 'http'],
  sqs: ['SQS client', 'sqs', 'sqs', 'broker', 'sqs'],
  sns: ['SNS client', 'sns', 'sns', 'broker', 'sns'],
  ses: ['SES client', 'email', 'ses', 'external', 'http'],
  kms: ['KMS client', 'kms', 'kms', 'external', 'http'],
  ssm: ['Systems Manager client', 'ssm', 'ssm', 'external', 'http'],
  secretsmanager: ['Secrets Manager client', 'secretsmanager', 'secretsmanager', 'external', 'http'],
};

/**
 * Clients that Spring Cloud AWS and Quarkus make by themselves, where the code only asks for one.
 * https://docs.awspring.io/spring-cloud-aws/docs/3.0.0/reference/html/index.html, https://docs.quarkiverse.io/quarkus-amazon-services/dev/index.html
 */
export const AWS_CLIENTS: readonly ClientRule[] = Object.entries(SERVICES).map(
  ([word, [name, host, technology, kind, protocol]]) => ({
    name,
    docs: 'https://docs.quarkiverse.io/quarkus-amazon-services/dev/index.html',
    libraries: new RegExp(`:(spring-cloud-aws-starter|quarkus-amazon)-${word}$`),
    places: [
      { url: `spring.cloud.aws.${word}.endpoint` },
      { url: `quarkus.${word}.endpoint-override` },
      { url: 'spring.cloud.aws.endpoint' },
    ],
    fallback: `https://${host}.amazonaws.com`,
    kind,
    technology,
    protocol,
    isMade: true,
    purpose: kind === 'broker' ? 'exchanges messages' : kind === 'external' ? 'sends requests' : 'keeps data',
  }),
);
