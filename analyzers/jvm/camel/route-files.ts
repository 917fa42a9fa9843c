// https://camel.apache.org/manual/xml-io-dsl.html, https://camel.apache.org/components/latest/others/yaml-dsl.html
import type { Module } from '../../../src/code/ir.ts';
import {
  cleanText,
  concat,
  type Evidence,
  type FactDraft,
  literal,
  parseXml,
  parseYaml,
  type Repository,
  type Source,
  setting,
  unknown,
  type Value,
  type XmlElement,
  type YamlNode,
} from '../../../src/sdk/index.ts';
import { moduleAround, readBuildModules } from '../build-modules.ts';
import { ENDS } from '../libraries/camel.ts';
import { readEndpoint } from './endpoints.ts';

/** Where Camel looks for routes by itself, where its documentation keeps them, and the ending that they have anywhere. */
const FILES = /(^|\/)src\/main\/resources\/((camel|camel-rest|routes|META-INF\/spring)\/[^/]+|.*\.camel)\.(xml|ya?ml)$/;
const CONSUMERS = new Set(['from', 'pollEnrich']);
const PRODUCERS = new Set(['to', 'toD', 'to-d', 'wireTap', 'wire-tap', 'enrich']);
const DEEPEST = 60;

/** An endpoint as a file states it. */
interface Stated {
  readonly uri: string;
  readonly isConsumer: boolean;
  readonly evidence: Evidence;
}

/** What routes in files send and receive, in the modules of programs that are written with Camel. */
export function camelFileFacts(modules: readonly Module[], repository: Repository): readonly FactDraft[] {
  const paths = repository.paths.filter((path) => FILES.test(path));
  if (paths.length === 0 || modules.length === 0) return [];
  const builds = readBuildModules(repository);
  return paths.flatMap((path) => {
    const folder = moduleAround(path, builds)?.folder ?? '.';
    const source = isCamel(folder, repository) ? repository.read(path) : undefined;
    if (!source) return [];
    const stated = path.endsWith('.xml') ? inXml(parseXml(source).root) : inYaml(source);
    return stated.flatMap((each) => factsOf(each, folder));
  });
}

function isCamel(folder: string, repository: Repository): boolean {
  const inside = folder === '.' ? '' : `${folder}/`;
  return ['pom.xml', 'build.gradle', 'build.gradle.kts'].some((name) =>
    /\bcamel-/.test(repository.read(inside + name)?.text ?? ''),
  );
}

function inXml(element: XmlElement, depth = 0): readonly Stated[] {
  const uri = element.attribute('uri');
  const isConsumer = CONSUMERS.has(element.name);
  const own =
    uri !== undefined && (isConsumer || PRODUCERS.has(element.name)) ? [{ uri, isConsumer, evidence: element.evidence() }] : [];
  return depth > DEEPEST ? own : [...own, ...element.children().flatMap((child) => inXml(child, depth + 1))];
}

function inYaml(source: Source): readonly Stated[] {
  return parseYaml(source).documents.flatMap((document) => inNode(document, 0));
}

function inNode(node: YamlNode, depth: number): readonly Stated[] {
  if (depth > DEEPEST) return [];
  if (node.kind === 'list') return node.items().flatMap((item) => inNode(item, depth + 1));
  if (node.kind !== 'map') return [];
  return node.entries().flatMap(([key, value]) => {
    const isConsumer = CONSUMERS.has(key);
    const uri = isConsumer || PRODUCERS.has(key) ? uriOf(value) : undefined;
    const own = uri === undefined ? [] : [{ uri, isConsumer, evidence: value.evidence() }];
    return [...own, ...inNode(value, depth + 1)];
  });
}

/** `uri: kafka:orders` with `parameters` beside it, or the URI alone. */
function uriOf(node: YamlNode): string | undefined {
  if (node.kind === 'scalar') return node.text();
  const uri = node.get('uri').text();
  if (uri === undefined) return undefined;
  const options = node
    .get('parameters')
    .entries()
    .map(([key, value]) => `${key}=${value.text() ?? ''}`);
  return [uri, ...options].reduce((text, option) => text + (text.includes('?') ? '&' : '?') + option);
}

function factsOf({ uri, isConsumer, evidence }: Stated, folder: string): readonly FactDraft[] {
  const end = readEndpoint(uri, isConsumer);
  const details = end && ENDS[`${end.like}${end.kind === 'topic' ? ' topic' : ''}`];
  const base = { owner: { is: 'code', programs: [folder] }, evidence, library: 'camel' } as const;
  if (end?.like === 'http') return [{ kind: 'call', ...base, protocol: 'http', target: valueOf(end.name) }];
  if (end?.like === 'served') return [{ kind: 'route', owner: base.owner, evidence, method: 'ANY', path: valueOf(end.name) }];
  if (!end || !details || typeof details.protocol !== 'string') return [];
  const { connection = end.like === 'kafka' ? '{{camel.component.kafka.brokers}}' : undefined, group, exchange } = end;
  const fact = {
    ...base,
    protocol: details.protocol,
    channel: valueOf(end.name),
    channelKind: details.channelKind,
    ...(details.broker ? { broker: details.broker } : {}),
    ...(connection ? { connection: valueOf(connection) } : {}),
    ...(group ? { group: valueOf(group) } : {}),
    ...(exchange ? { exchange: valueOf(exchange) } : {}),
  };
  return [isConsumer ? { kind: 'subscribe', ...fact } : { kind: 'publish', ...fact }];
}

/** https://camel.apache.org/manual/using-propertyplaceholder.html */
function valueOf(text: string): Value {
  const parts = text.split(/(\{\{[^{}]{1,200}\}\}|\$\{[^{}]{1,200}\})/).filter((part) => part !== '');
  return concat(
    parts.map((part) => {
      if (part.startsWith('${')) return unknown('an expression of a route');
      if (!part.startsWith('{{')) return literal(cleanText(part));
      const [key = '', ...fallback] = part
        .slice(2, -2)
        .replace(/^(env|sys):/, '')
        .split(':');
      return fallback.length > 0 ? setting(key, literal(cleanText(fallback.join(':')))) : setting(key);
    }),
  );
}
