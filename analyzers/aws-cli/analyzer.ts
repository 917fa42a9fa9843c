// https://docs.aws.amazon.com/cli/latest/reference/ and https://docs.localstack.cloud/aws/capabilities/config/initialization-hooks/
import { type Grammar, loadGrammar } from '../../src/frontend/grammar.ts';
import {
  type ChannelFact,
  cleanText,
  defineAnalyzer,
  evidenceAt,
  type Owner,
  parseJson,
  type Source,
} from '../../src/sdk/index.ts';
import { type AwsCommand, awsCommandOf, optionOf, printedName, resourceOf } from './commands.ts';
import { commandsOf } from './shell.ts';

const CALL = /\b(aws|awslocal)\b[^\n]{0,300}\b(sqs|sns|kinesis|events)\b/;

export default defineAnalyzer({
  name: 'aws-cli',
  files: ['**/*.sh', '**/{Makefile,makefile,Justfile,justfile}', '**/*.{yml,yaml}'],
  analyze: async (sources) => {
    const telling = sources.filter(({ text }) => CALL.test(text));
    if (telling.length === 0) return { facts: [], problems: [] };
    const bash = await loadGrammar('bash');
    return { facts: telling.flatMap((source) => factsOf(source, bash)), problems: [] };
  },
});

function factsOf(source: Source, bash: Grammar): readonly ChannelFact[] {
  const text = source.path.endsWith('.sh') ? source.text : callsIn(source.text);
  const commands = commandsOf(bash.parse(text), printedName).flatMap((command) => awsCommandOf(command) ?? []);
  return commands.flatMap((command) => channelOf(command, commands, source));
}

/** Of a file that is no script itself only the lines that call the tool are kept, with those that they go on in. */
function callsIn(text: string): string {
  let goesOn = false;
  return text
    .split('\n')
    .map((line) => {
      const isKept = goesOn || CALL.test(line);
      goesOn = isKept && /\\\s*$/.test(line);
      return isKept
        ? line.replace(/^.*?(?=\b(aws|awslocal)\b)/, '').replace(/["']\s*$/, (quote) => (isOdd(line, quote.trim()) ? '' : quote))
        : '';
    })
    .join('\n');
}

/** Whether the quote at the end closes one that was cut off. */
function isOdd(line: string, quote: string): boolean {
  return line.replace(/^.*?(?=\b(aws|awslocal)\b)/, '').split(quote).length % 2 === 0;
}

const MADE: Readonly<Record<string, Pick<ChannelFact, 'protocol' | 'channelKind'> & { readonly name: string }>> = {
  'sqs create-queue': { name: 'queue-name', protocol: 'sqs', channelKind: 'queue' },
  'sns create-topic': { name: 'name', protocol: 'sns', channelKind: 'topic' },
  'kinesis create-stream': { name: 'stream-name', protocol: 'http', channelKind: 'stream' },
};

function channelOf(command: AwsCommand, all: readonly AwsCommand[], source: Source): readonly ChannelFact[] {
  const made = MADE[`${command.service} ${command.operation}`];
  const name = made && optionOf(command, made.name);
  if (!made || name === undefined) return [];
  const feeding = all.flatMap((each) => feedsOf(each, name, all));
  const owner: Owner = { is: 'file', path: source.path, product: 'localstack' };
  const fedBy = feeding.flatMap(({ channels }) => channels.map((channel) => ({ channel })));
  return [
    {
      kind: 'channel',
      evidence: evidenceAt(source, command.line),
      ...(feeding.length > 0 && { via: feeding.map(({ line }) => evidenceAt(source, line)) }),
      owner,
      protocol: made.protocol,
      channel: cleanText(name),
      channelKind: made.channelKind,
      ...(fedBy.length > 0 && { fedBy }),
    },
  ];
}

interface Feed {
  readonly channels: readonly string[];
  readonly line: number;
}

/** A subscription hands a topic's messages to the queue, and so do the targets of a rule. */
function feedsOf(command: AwsCommand, name: string, all: readonly AwsCommand[]): readonly Feed[] {
  const { line } = command;
  switch (`${command.service} ${command.operation}`) {
    case 'sns subscribe': {
      const topic = resourceOf(command.options.get('topic-arn'));
      const isMeant = resourceOf(command.options.get('notification-endpoint') ?? command.options.get('endpoint')) === name;
      return isMeant && topic !== undefined ? [{ channels: [topic], line }] : [];
    }
    case 'events put-targets': {
      const targets = [...(command.options.get('targets') ?? '').matchAll(/\barn:[\w:./*-]{1,300}/gi)];
      const rule = optionOf(command, 'rule');
      if (rule === undefined || !targets.some(([arn]) => resourceOf(arn) === name)) return [];
      return [{ channels: [rule, ...typesOf(rule, all)], line }];
    }
    default:
      return [];
  }
}

/** The types of event that a rule picks. */
function typesOf(rule: string, all: readonly AwsCommand[]): readonly string[] {
  const stated = all.find((each) => each.operation === 'put-rule' && optionOf(each, 'name') === rule);
  const pattern = stated && optionOf(stated, 'event-pattern');
  return pattern === undefined ? [] : parseJson({ path: '', text: pattern }).root.get('detail-type').texts();
}
