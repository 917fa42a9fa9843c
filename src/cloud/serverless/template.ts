// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
import { concat, literal, own, textOf, unknown, type Value, type YamlNode } from '../../sdk/index.ts';
import { parameterValue } from '../parameters.ts';
import { STORED_BEFORE, storedName } from './variable-syntax.ts';

/** A CloudFormation template, or the resources in a serverless.yml. */
export interface Template {
  readonly resources: YamlNode;
  readonly parameters: YamlNode;
  /** What holds for every function: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html */
  readonly globals?: YamlNode;
  /** Functions by the logical ids that a framework gives them. */
  readonly functions?: ReadonlyMap<string, string>;
  /** What other stacks export, by the name of the export. */
  readonly exports?: Exports;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html */
export type Exports = ReadonlyMap<string, Value>;

const TAGS = /^!(Ref|GetAtt|Sub|ImportValue|Join|Select|If|FindInMap)$/;
const DEEPEST = 10;

/** The function that a node calls and its argument: `!Ref X`, `{ Ref: X }`, `{ Fn::GetAtt: [X, Arn] }`. */
function intrinsicOf(node: YamlNode): { readonly name: string; readonly value: YamlNode } | undefined {
  const tag = TAGS.exec(node.tag)?.[1];
  if (tag !== undefined) return { name: tag, value: node };
  const entries = node.entries();
  const [entry] = entries;
  if (!entry || entries.length > 1) return undefined;
  const name = entry[0].replace(/^Fn::/, '');
  return name === 'Ref' || entry[0].startsWith('Fn::') ? { name, value: entry[1] } : undefined;
}

/** Every resource that a node refers to by its logical id. */
export function referencesIn(node: YamlNode, template: Template, depth = 0): readonly string[] {
  if (depth > DEEPEST) return [];
  const { resources, functions } = template;
  const known = (name: string | undefined) =>
    name !== undefined && (resources.get(name).exists || functions?.has(name)) ? [name] : [];
  const intrinsic = intrinsicOf(node);
  if (intrinsic && /^(Ref|GetAtt)$/.test(intrinsic.name)) return known(intrinsic.value.texts()[0]?.split('.')[0]);
  const text = node.text();
  if (text !== undefined) return [...text.matchAll(/\$\{([\w.]{1,200})\}/g)].flatMap(([, name]) => known(name?.split('.')[0]));
  const inner = [...node.items(), ...node.entries().map(([, value]) => value)];
  return inner.flatMap((each) => referencesIn(each, template, depth + 1));
}

/** The value of a node; a resource is known by the name it gets, else by its logical id, a parameter by its default. */
export function valueOf(node: YamlNode, template: Template, depth = 0): Value {
  if (depth > DEEPEST) return unknown('it leads round in a circle');
  const intrinsic = intrinsicOf(node);
  if (!intrinsic) return literalValue(node);
  const { name, value } = intrinsic;
  const [first] = value.texts();
  switch (name) {
    case 'Ref':
    case 'GetAtt':
      return named(first?.split('.')[0] ?? '', template, depth);
    case 'Sub':
      return substituted(value, template, depth);
    case 'ImportValue':
      return imported(value, template, depth);
    case 'Join':
      return joined(value, template, depth);
    default:
      return unknown(`${name} computes it`);
  }
}

/** Outside of `Sub` a text is taken as it is; what a framework could not fill in is left open. */
function literalValue(node: YamlNode): Value {
  const text = node.text();
  if (text === undefined) return unknown('it is computed');
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
  const [, parameter] = /^\{\{resolve:ssm:([^{}]{1,500})\}\}$/.exec(text) ?? [];
  if (parameter !== undefined) return parameterValue(parameter.trim());
  if (node.tag.startsWith(STORED_BEFORE)) return parameterValue(node.tag.slice(STORED_BEFORE.length), literal(text));
  if (/^\{\{resolve:[\w-]+:/.test(text)) return unknown('it is looked up when the template is deployed');
  return filled(text, (name) => {
    const stored = storedName(name);
    return stored === undefined ? unknown(`\${${name}} is filled in by the framework`) : parameterValue(stored);
  });
}

/** `!Sub text`, or `!Sub [text, { Name: value }]`. */
function substituted(node: YamlNode, template: Template, depth: number): Value {
  const text = node.text() ?? node.items()[0]?.text();
  const given = node.items()[1];
  if (text === undefined) return unknown('it is computed');
  return filled(text, (name) => {
    const own = given?.get(name);
    return own?.exists ? valueOf(own, template, depth + 1) : named(name.split('.')[0] ?? '', template, depth);
  });
}

function filled(text: string, fill: (name: string) => Value): Value {
  const pieces = text.split(/(\$\{[^{}]{1,200}\})/).filter((piece) => piece !== '');
  return concat(pieces.map((piece) => (/^\$\{[^{}]+\}$/.test(piece) ? fill(piece.slice(2, -1)) : literal(piece))));
}

/** `!Join [":", [a, b]]`. */
function joined(node: YamlNode, template: Template, depth: number): Value {
  const [between, list] = node.items();
  const parts = (list?.items() ?? []).map((item) => valueOf(item, template, depth + 1));
  const comma = literal(between?.text() ?? '');
  return parts.length === 0
    ? unknown('Join computes it')
    : concat(parts.flatMap((part, index) => (index === 0 ? [part] : [comma, part])));
}

/** The value that another stack exports under a name. */
function imported(node: YamlNode, template: Template, depth: number): Value {
  const name = node.text() ?? textOf(valueOf(node, template, depth + 1));
  return template.exports?.get(name) ?? unknown('another stack exports it');
}

/** What a template exports under names that are fixed. */
export function exportsOf(document: YamlNode): readonly (readonly [string, Value])[] {
  const template = { resources: document.get('Resources'), parameters: document.get('Parameters') };
  return document
    .get('Outputs')
    .entries()
    .flatMap(([, output]) => {
      const name = textOf(valueOf(output.at('Export', 'Name'), template));
      const value = exportedValue(output.get('Value'), template);
      return name === '' || name.includes('$') || !value ? [] : [[name, value] as const];
    });
}

const ARNS: Readonly<Record<string, string>> = {
  'AWS::SQS::Queue': 'sqs',
  'AWS::SNS::Topic': 'sns',
  'AWS::Kinesis::Stream': 'kinesis',
  'AWS::Events::EventBus': 'events',
  'AWS::S3::Bucket': 's3',
};

/** An ARN tells other stacks what it is the name of. */
export function exportedValue(node: YamlNode, template: Template): Value | undefined {
  const value = valueOf(node, template);
  const intrinsic = intrinsicOf(node);
  const [id = '', member] = (intrinsic?.value.texts() ?? []).flatMap((text) => text.split('.'));
  const service = own(ARNS, template.resources.at(id, 'Type').text() ?? '');
  const isArn = member === 'Arn' || (intrinsic?.name === 'Ref' && service === 'sns');
  if (value.is !== 'literal') return undefined;
  return service !== undefined && isArn ? literal(`arn:aws:${service}:::${String(value.value)}`) : value;
}

function named(name: string, template: Template, depth: number): Value {
  const resource = template.resources.get(name);
  if (resource.exists) return literal(physicalName(resource, template, depth + 1) ?? name);
  const parameter = template.parameters.get(name);
  const fallback = parameter.get('Default').text();
  if (fallback === undefined) return unknown(`${name} has no value here`);
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html#ssm-parameter-types
  return /^AWS::SSM::Parameter::Value</.test(parameter.get('Type').text() ?? '') ? parameterValue(fallback) : literal(fallback);
}

/** Resources that code finds by the name they have in their account. */
const PHYSICAL: Readonly<Record<string, string>> = {
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::Serverless::SimpleTable': 'TableName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::Kinesis::Stream': 'Name',
  'AWS::Events::EventBus': 'Name',
};

function physicalName(resource: YamlNode, template: Template, depth: number): string | undefined {
  const property = own(PHYSICAL, resource.get('Type').text() ?? '');
  return property === undefined ? undefined : plainName(resource.at('Properties', property), template, depth);
}

/** A name that is fixed by the file. */
export function plainName(node: YamlNode, template: Template, depth = 0): string | undefined {
  if (!node.exists) return undefined;
  const value = valueOf(node, template, depth);
  return value.is === 'literal' && /^[\w.-]+$/.test(textOf(value)) ? textOf(value) : undefined;
}
