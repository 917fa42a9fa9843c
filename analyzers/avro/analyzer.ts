// https://avro.apache.org/docs/1.12.0/specification/ and https://avro.apache.org/docs/1.12.0/idl-language/
import {
  cleanText,
  defineAnalyzer,
  type FactDraft,
  type Findings,
  parseJson,
  type Source,
  type TreeNode,
} from '../../src/sdk/index.ts';
import { recordsOfIdl } from './idl.ts';

export default defineAnalyzer({
  name: 'avro',
  files: ['**/*.{avsc,avdl}'],
  analyze: (sources) => {
    const found = sources.map((source) =>
      source.path.endsWith('.avdl') ? { facts: recordsOfIdl(source), problems: [] } : analyzeSchema(source),
    );
    return { facts: found.flatMap(({ facts }) => facts), problems: found.flatMap(({ problems }) => problems) };
  },
});

function analyzeSchema(source: Source): Findings {
  const { root, problems } = parseJson(source);
  const schemas = root.kind === 'list' ? root.items() : [root];
  const subject = subjectOf(source.path);
  return { facts: schemas.flatMap((schema) => recordsIn(schema, '', subject)), problems };
}

/** A schema that is called like a subject of a registry: `orders-value.avsc`. https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#subject-name-strategy */
function subjectOf(path: string): string | undefined {
  return /([^/]{1,200}-value)\.avsc$/.exec(path)?.[1];
}

const DEEPEST = 20;

/** A record and those within its fields; only the outermost is what the subject holds. */
function recordsIn(schema: TreeNode, around: string, subject?: string, depth = 0): readonly FactDraft[] {
  if (depth > DEEPEST) return [];
  if (schema.kind === 'list') return schema.items().flatMap((item) => recordsIn(item, around, undefined, depth + 1));
  const inner = [
    schema.get('items'),
    schema.get('values'),
    ...(schema.get('type').kind === 'scalar' ? [] : [schema.get('type')]),
  ];
  if (schema.get('type').text() !== 'record') {
    return inner.filter(({ exists }) => exists).flatMap((part) => recordsIn(part, around, undefined, depth + 1));
  }
  const name = schema.get('name').text() ?? '';
  const namespace = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : (schema.get('namespace').text() ?? around);
  const full = name.includes('.') || namespace === '' ? name : `${namespace}.${name}`;
  const fields = schema.get('fields').items();
  const own: FactDraft = {
    kind: 'message-type',
    evidence: schema.get('name').evidence(),
    name: cleanText(full),
    fields: Object.fromEntries(fields.map((field) => [cleanText(field.get('name').text() ?? ''), typeOf(field.get('type'))])),
    ...(subject === undefined ? {} : { subject }),
  };
  return [own, ...fields.flatMap((field) => recordsIn(field.get('type'), namespace, undefined, depth + 1))];
}

/** In words: `string`, `Line[]`, the first that is not `null` of a union. */
function typeOf(type: TreeNode): string {
  if (type.kind === 'list') {
    const choice = type.items().find((item) => item.text() !== 'null');
    return choice ? typeOf(choice) : 'null';
  }
  const text = type.text() ?? type.get('logicalType').text();
  if (text !== undefined) return cleanText(text);
  const kind = type.get('type').text() ?? 'any';
  if (kind === 'array') return `${typeOf(type.get('items'))}[]`;
  return kind === 'map' ? `map of ${typeOf(type.get('values'))}` : cleanText(type.get('name').text() ?? kind);
}
