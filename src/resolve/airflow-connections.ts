import type { Fact, FactKind, FactOf } from '../model/fact.ts';
import { literal } from '../model/value.ts';
import { type FactIndex, withFacts } from './fact-index.ts';

const CONNECTION = /^AIRFLOW_CONN_/;

/**
 * What variables say of Airflow's connections, as the address that each connects to: URIs hold it in their query, and JSON in parts.
 * https://airflow.apache.org/docs/apache-airflow/stable/howto/connection.html
 */
export function withAirflowConnections(facts: FactIndex): FactIndex {
  const all = facts.of('setting');
  if (!all.some(({ key }) => CONNECTION.test(key))) return facts;
  return withFacts(facts, new Map<FactKind, readonly Fact[]>([['setting', all.map(addressed)]]));
}

function addressed(fact: FactOf<'setting'>): FactOf<'setting'> {
  const { key, value } = fact;
  if (!CONNECTION.test(key) || value.is !== 'literal' || typeof value.value !== 'string') return fact;
  const address = addressOf(value.value.trim());
  return address === undefined ? fact : { ...fact, value: literal(address) };
}

function addressOf(text: string): string | undefined {
  return text.startsWith('{') ? addressOfJson(text) : addressOfUri(text);
}

/** Members of a connection that a JSON text states; what goes beyond them is in `extra`, as an object or as a text of one. */
type Stated = Readonly<Record<string, unknown>>;

function addressOfJson(text: string): string | undefined {
  const stated = objectOf(text);
  const type = textOf(stated?.['conn_type']);
  if (!stated || type === undefined) return undefined;
  const told = toldBy(stated['extra']);
  const host = textOf(stated['host']);
  if (told !== undefined || host === undefined) return told;
  const [port, schema] = [textOf(stated['port']), textOf(stated['schema'])];
  const isHttp = /^https?$/.test(type);
  const start = host.includes('://') ? host : `${isHttp ? (schema ?? type) : schemeOf(type)}://${host}`;
  return `${start}${port === undefined ? '' : `:${port}`}${isHttp || schema === undefined ? '' : `/${schema}`}`;
}

/** An address of its own in what is beyond the usual: of a store of AWS's kind, or of Kafka's brokers. */
function toldBy(extra: unknown): string | undefined {
  const object = typeof extra === 'string' ? objectOf(extra) : isStated(extra) ? extra : undefined;
  return textOf(object?.['endpoint_url']) ?? textOf(object?.['bootstrap.servers']);
}

/** `aws://…?endpoint_url=http%3A%2F%2Fminio%3A9000`, `kafka://?bootstrap.servers=…`, `?__extra__={…}`; `http://orders/https` is asked by `https`. */
function addressOfUri(text: string): string | undefined {
  const query = new Map(parameters(text));
  const told = query.get('endpoint_url') ?? query.get('bootstrap.servers') ?? toldBy(query.get('__extra__'));
  if (told !== undefined) return told;
  const [, scheme = '', host = '', path] = /^([a-z][\w+.-]{0,60}):\/\/([^/?#]{1,500})(?:\/([^?#]*))?/i.exec(text) ?? [];
  const named = decoded(host);
  if (/^https?$/.test(scheme)) {
    if (named.includes('://')) return named;
    return /^https?$/.test(path ?? '') ? `${path}://${named}` : undefined;
  }
  return schemeOf(scheme) === scheme ? undefined : text.replace(scheme, schemeOf(scheme));
}

function parameters(text: string): readonly (readonly [string, string])[] {
  const start = text.indexOf('?');
  const pairs = start < 0 ? [] : text.slice(start + 1).split('&');
  return pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [decoded(name), decoded(value.join('='))];
  });
}

/** Types of connections that are called otherwise than the scheme of the store's addresses. */
function schemeOf(type: string): string {
  return type === 'mongo' ? 'mongodb' : type === 'postgres' ? 'postgresql' : type;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A sign that stands for itself.
    return text;
  }
}

function objectOf(text: string): Stated | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isStated(value) ? value : undefined;
  } catch {
    // No JSON after all, or what a secret was cut out of.
    return undefined;
  }
}

function isStated(value: unknown): value is Stated {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}
