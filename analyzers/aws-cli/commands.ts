// https://docs.aws.amazon.com/cli/latest/reference/ and https://docs.localstack.cloud/aws/integrations/aws-native-tools/aws-cli/
import { OPEN, type ShellCommand } from './shell.ts';

/** One call of the AWS command line. */
export interface AwsCommand {
  readonly service: string;
  readonly operation: string;
  readonly options: ReadonlyMap<string, string>;
  readonly line: number;
}

/** Global options without a value: https://docs.aws.amazon.com/cli/latest/reference/#options */
const FLAGS = /^--(no-[\w-]+|debug|color)$/;

/** `aws --endpoint-url … sqs create-queue --queue-name orders`, also as `awslocal`. */
export function awsCommandOf({ words, line }: ShellCommand): AwsCommand | undefined {
  const start = words.findIndex((word) => /(^|\/)(aws|awslocal)$/.test(word));
  if (start < 0) return undefined;
  const plain: string[] = [];
  const options = new Map<string, string>();
  for (let index = start + 1; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const [, name, value] = /^--([\w-]{1,60})=(.*)$/s.exec(word) ?? [];
    if (name !== undefined && value !== undefined) options.set(name, value);
    else if (!word.startsWith('--')) plain.push(word);
    else if (!FLAGS.test(word)) {
      index += 1;
      options.set(word.slice(2), words[index] ?? '');
    }
  }
  const [service = '', operation = ''] = plain;
  return { service, operation, options, line };
}

/** The option's value, when the script fixes it. */
export function optionOf({ options }: AwsCommand, name: string): string | undefined {
  const text = options.get(name);
  return text === undefined || text === '' || text.includes(OPEN) ? undefined : text;
}

/** The name of a resource at the end of its ARN or its URL, whatever account and region are in it. */
export function resourceOf(text: string | undefined): string | undefined {
  const name = text?.split(/[:/]/).at(-1);
  return name === undefined || name === '' || name.includes(OPEN) ? undefined : name;
}

/** What a command prints about the resource that it makes or asks for, as far as others are given it: its name. */
export function printedName(command: ShellCommand): string | undefined {
  const aws = awsCommandOf(command);
  if (!aws) return undefined;
  const key = NAMING[`${aws.service} ${aws.operation}`];
  return key === undefined ? undefined : resourceOf(aws.options.get(key));
}

const NAMING: Readonly<Record<string, string>> = {
  'sqs create-queue': 'queue-name',
  'sqs get-queue-url': 'queue-name',
  'sqs get-queue-attributes': 'queue-url',
  'sns create-topic': 'name',
  'kinesis describe-stream': 'stream-name',
};
