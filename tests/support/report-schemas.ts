import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The schema of SARIF 2.1.0. It is written in draft 4 and uses nothing of it that later drafts read otherwise. */
export function sarifSchema(): object {
  const path = require.resolve('@microsoft/jest-sarif').replace(/lib\/.*$/, 'lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  return schema;
}

/** What GitLab's documentation asks of each issue: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export const GITLAB_SCHEMA = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^[^/]' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
};

const count = { type: 'string', pattern: '^\\d+$' };
const named = { '@name': { type: 'string' } };

/**
 * The parts of the schema of Jenkins' xUnit plugin that asbuilt writes, over the document as attributes (`@`) and lists of elements:
 * https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
export const JUNIT_SCHEMA = {
  type: 'object',
  required: ['testsuites'],
  properties: {
    testsuites: {
      type: 'object',
      additionalProperties: false,
      required: ['testsuite'],
      properties: {
        ...named,
        '@tests': count,
        '@failures': count,
        '@errors': count,
        testsuite: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['@name', '@tests', '@failures', '@errors'],
            properties: {
              ...named,
              '@tests': count,
              '@failures': count,
              '@errors': count,
              '@skipped': count,
              'system-out': { type: 'string' },
              testcase: {
                type: 'array',
                items: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['@name', '@classname'],
                  properties: {
                    ...named,
                    '@classname': { type: 'string' },
                    failure: {
                      type: 'object',
                      additionalProperties: false,
                      properties: { '@type': { type: 'string' }, '@message': { type: 'string' }, '#text': { type: 'string' } },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};
