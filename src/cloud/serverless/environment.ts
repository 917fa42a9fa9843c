import {
  evidenceOfSetting,
  type FactDraft,
  literal,
  type Owner,
  settingValue,
  type Value,
  type YamlNode,
} from '../../sdk/index.ts';
import { connectionTo } from '../services.ts';
import type { Declared } from './declared.ts';
import { referencesIn, valueOf } from './template.ts';

/** Settings, and connections to the resources that they name. */
export function environmentFacts(
  entries: readonly (readonly [string, YamlNode])[],
  owner: Owner,
  declared: Declared,
): readonly FactDraft[] {
  return entries.flatMap(([key, node]): readonly FactDraft[] => {
    const value = valueOf(node, declared.template);
    const raw = node.text() ?? '';
    const cleaned = cleanedValue(key, value);
    const evidence = evidenceOfSetting(node.evidence(), key, raw);
    const via = node.via().map((each) => evidenceOfSetting(each, key, raw));
    const wires = wiresIn(node, owner, evidence, declared);
    return [{ kind: 'setting', evidence, ...(via.length > 0 && { via }), owner, key, value: cleaned }, ...wires];
  });
}

/** Connections to the resources that a value refers to, or to the one of a service whose own address it is. */
export function wiresIn(node: YamlNode, owner: Owner, evidence: FactDraft['evidence'], declared: Declared): readonly FactDraft[] {
  const named = referencesIn(node, declared.template);
  const ids = named.length > 0 ? named : behindEndpoint(valueOf(node, declared.template), declared);
  return ids.flatMap((id) => wireTo(id, owner, evidence, declared));
}

const ENDPOINT = /^(?:https?:\/\/)?(dynamodb|sqs|sns|kinesis|s3)\.[^./]{1,30}\.amazonaws\.com(?::443)?\/?$/;

/** `dynamodb.${AWS::Region}.amazonaws.com` is whatever of that service the template declares. https://docs.aws.amazon.com/general/latest/gr/rande.html */
function behindEndpoint(value: Value, { managed }: Declared): readonly string[] {
  const parts = value.is === 'concat' ? value.parts : [value];
  const text = parts.map((part) => (part.is === 'literal' ? String(part.value) : 'region')).join('');
  const word = ENDPOINT.exec(text)?.[1];
  const [first] = [...managed].filter(([, each]) => each.word === word);
  return first ? [first[0]] : [];
}

function wireTo(
  id: string,
  owner: Owner,
  evidence: FactDraft['evidence'],
  { managed, programs }: Declared,
): readonly FactDraft[] {
  const target = managed.get(id);
  if (target && target.word !== 'gateway' && target.word !== 'balancer') return [connectionTo(owner, target, evidence)];
  if (!target && !programs.has(id)) return [];
  return [{ kind: 'call', evidence, owner, protocol: 'http', target: literal(`http://${id}`) }];
}

function cleanedValue(key: string, value: Value): Value {
  if (value.is === 'literal') return settingValue(key, String(value.value), 'none');
  return value.is === 'entry' && value.fallback ? { ...value, fallback: cleanedValue(key, value.fallback) } : value;
}
