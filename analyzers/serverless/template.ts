// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
import { concat, literal, unknown, type Value, type YamlNode } from '../../src/sdk/index.ts';

/** A CloudFormation template, or the resources in a serverless.yml. */
export interface Template {
  readonly resources: YamlNode;
  readonly parameters: YamlNode;
}

const TAGS = /^!(Ref|GetAtt|Sub|ImportValue|Join|Select|If|FindInMap)$/;

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
export function referencesIn(node: YamlNode, { resources }: Template, depth = 0): readonly string[] {
  if (depth > 10) return [];
  const known = (name: string | undefined) => (name !== undefined && resources.get(name).exists ? [name] : []);
  const intrinsic = intrinsicOf(node);
  if (intrinsic && /^(Ref|GetAtt)$/.test(intrinsic.name)) return known(intrinsic.value.texts()[0]?.split('.')[0]);
  const text = node.text();
  if (text !== undefined) return [...text.matchAll(/\$\{([\w.]{1,200})\}/g)].flatMap(([, name]) => known(name?.split('.')[0]));
  const inner = [...node.items(), ...node.entries().map(([, value]) => value)];
  return inner.flatMap((each) => referencesIn(each, { resources, parameters: resources }, depth + 1));
}

/** The value of a node; a resource is named by its logical id, a parameter by its default. */
export function valueOf(node: YamlNode, template: Template): Value {
  const intrinsic = intrinsicOf(node);
  if (!intrinsic) return textValue(node.text(), template);
  const [first] = intrinsic.value.texts();
  switch (intrinsic.name) {
    case 'Ref':
    case 'GetAtt':
      return named(first?.split('.')[0] ?? '', template);
    case 'Sub':
      return textValue(intrinsic.value.text() ?? intrinsic.value.items()[0]?.text(), template);
    default:
      return unknown(`${intrinsic.name} computes it`);
  }
}

function textValue(text: string | undefined, template: Template): Value {
  if (text === undefined) return unknown('it is computed');
  const pieces = text.split(/(\$\{[^{}]{1,200}\})/).filter((piece) => piece !== '');
  return concat(
    pieces.map((piece) => {
      const [, name] = /^\$\{([\w.]+)\}$/.exec(piece) ?? [];
      if (name !== undefined) return named(name.split('.')[0] ?? '', template);
      return piece.startsWith('${') ? unknown(`${piece} is filled in by the framework`) : literal(piece);
    }),
  );
}

function named(name: string, { resources, parameters }: Template): Value {
  if (resources.get(name).exists) return literal(name);
  const fallback = parameters.get(name).get('Default').text();
  return fallback === undefined ? unknown(`${name} has no value here`) : literal(fallback);
}
