import { type Made, type Thing, textIn } from '../synth/things.ts';
import { PACKAGES } from './names.ts';
import { CONSTRUCTS } from './table.ts';

/** What another stack or another tool makes, and this one only names. */
interface Imported {
  readonly type: string;
  readonly name: string;
}

/** Services that are known by the names of what lies in them. */
const KNOWN_BY_NAME: ReadonlySet<string> = new Set(['sqs', 'sns', 'eventbridge', 'kinesis']);
const IMPORTING =
  /(?:^|[./])(?:aws[-_])?([a-z][\w-]{0,40})[./]([A-Z]\w{0,60})\.from_?\w{0,60}(?:Arn|Name|Attributes|_arn|_name|_attributes)$/;

/**
 * `Queue.fromQueueArn(this, 'Charges', 'arn:aws:sqs:eu-west-1:1:charges')`, `Topic.fromTopicAttributes(this, 'Sales', { topicArn })`:
 * https://docs.aws.amazon.com/cdk/v2/guide/resources.html#resources-importing. Of an ARN only what it ends in need be known.
 */
export function importedOf({ path, on, arguments: items, properties }: Made): Imported | undefined {
  const [, room = '', kind = ''] = (!on && PACKAGES.test(path) && IMPORTING.exec(path)) || [];
  const type = `${room.replaceAll('-', '_')}.${kind}`;
  if (!KNOWN_BY_NAME.has(CONSTRUCTS[type] ?? '')) return undefined;
  const stated = [items[2], ...[...properties].flatMap(([key, value]) => (/(?<!key|role)(Arn|Name)$/i.test(key) ? [value] : []))];
  const [name] = stated.flatMap((each) => endOf(each) ?? []);
  return name === undefined ? undefined : { type, name };
}

function endOf(thing: Thing | undefined): string | undefined {
  const text = thing?.is === 'text' ? textIn(thing.parts.at(-1)) : textIn(thing);
  const end = text?.replace(/^.*[:/]/s, '');
  const isWhole = thing?.is !== 'text' || end !== text;
  return end !== '' && isWhole ? end : undefined;
}
