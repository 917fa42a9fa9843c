// https://www.asyncapi.com/docs/reference/specification/v3.0.0 and https://www.asyncapi.com/docs/reference/specification/v2.6.0
import {
  cleanText,
  defineAnalyzer,
  documentOf,
  type FactDraft,
  type Findings,
  type Protocol,
  References,
  type Source,
  type TreeNode,
} from '../../src/sdk/index.ts';
import { payloadOf } from './payload.ts';
import { channelKindOf, protocolOf } from './protocols.ts';

export default defineAnalyzer({
  name: 'asyncapi',
  files: ['**/*.{yml,yaml}', '**/*asyncapi*.json', '**/{asyncapi,async-api,events,contracts}/**/*.json'],
  analyze: (sources, repository) => {
    const references = new References(repository);
    const found = sources.filter(({ text }) => VERSION.test(text)).map((source) => analyzeDocument(source, references));
    return {
      facts: found.flatMap(({ facts }) => facts),
      problems: [...found.flatMap(({ problems }) => problems), ...references.problems],
    };
  },
});

const VERSION = /(?:^|[{,])[ \t]{0,40}["']?asyncapi["']?[ \t]{0,9}:[ \t]{0,9}["']?[23]\./m;

/** A document with what all of its operations share. */
interface Description {
  readonly root: TreeNode;
  readonly protocol: Protocol;
  readonly references: References;
}

function analyzeDocument(source: Source, references: References): Findings {
  const { root, problems } = documentOf(source);
  const version = root.get('asyncapi');
  const major = version.text()?.charAt(0);
  if (major !== '2' && major !== '3') return { facts: [], problems };
  const servers = root
    .get('servers')
    .entries()
    .map(([, server]) => references.follow(server));
  const protocol =
    servers.map((server) => protocolOf(server.get('protocol').text())).find((each) => each !== undefined) ?? 'other';
  const description: Description = { root, protocol, references };
  const operations = major === '2' ? operationsOfChannels(description) : operationsOf(description);
  const urls = servers.flatMap((server) => addressOf(server) ?? []);
  const contract: FactDraft = {
    kind: 'contract',
    evidence: version.evidence(),
    protocol,
    name: source.path,
    operations: operations.map(({ method, path }) => `${method} ${path}`),
    ...(urls.length > 0 ? { servers: [...new Set(urls)] } : {}),
  };
  return { facts: [contract, ...operations], problems };
}

/** Version 2 has a `url`, version 3 a host and a path; variables stand at their defaults. */
function addressOf(server: TreeNode): string | undefined {
  const host = server.get('host').text();
  const text = server.get('url').text() ?? (host === undefined ? undefined : `${host}${server.get('pathname').text() ?? ''}`);
  const variables = server.get('variables');
  const filled = text?.replace(/\{([^{}]{1,100})\}/g, (whole, name: string) => variables.at(name, 'default').text() ?? whole);
  return filled === undefined ? undefined : cleanText(filled);
}

type Operation = Extract<FactDraft, { kind: 'operation' }>;

/**
 * Version 2 says what others may do: where they can `subscribe`, the described application sends, and where they can `publish`, it receives.
 * https://www.asyncapi.com/docs/reference/specification/v2.6.0#channelItemObject
 */
const TURNED: readonly (readonly [key: string, method: string])[] = [
  ['publish', 'RECEIVE'],
  ['subscribe', 'SEND'],
];

function operationsOfChannels(description: Description): readonly Operation[] {
  const channels = description.root.get('channels').entries();
  return channels.flatMap(([address, named]) => {
    const channel = description.references.follow(named);
    return TURNED.flatMap(([key, method]): readonly Operation[] => {
      const operation = channel.get(key);
      if (!operation.exists) return [];
      const messages = messagesIn(operation.get('message'));
      return [toOperation(description, { method, address, operation, channel, messages })];
    });
  });
}

/** Several messages of one operation stand below `oneOf`. */
function messagesIn(message: TreeNode): readonly TreeNode[] {
  const choices = message.get('oneOf').items();
  return choices.length > 0 ? choices : [message];
}

/** Version 3 says what the described application itself does. */
function operationsOf(description: Description): readonly Operation[] {
  const { root, references } = description;
  return root
    .get('operations')
    .entries()
    .flatMap(([name, named]): readonly Operation[] => {
      const operation = references.follow(named);
      const action = operation.get('action').text();
      const channel = references.follow(operation.get('channel'));
      const address = channel.get('address').text();
      if ((action !== 'send' && action !== 'receive') || address === undefined) return [];
      const own = operation.get('messages').items();
      const messages =
        own.length > 0
          ? own
          : channel
              .get('messages')
              .entries()
              .map(([, message]) => message);
      const method = action === 'send' ? 'SEND' : 'RECEIVE';
      return [toOperation(description, { method, address, operation, channel, messages, name })];
    });
}

interface Parts {
  readonly method: string;
  readonly address: string;
  readonly operation: TreeNode;
  readonly channel: TreeNode;
  readonly messages: readonly TreeNode[];
  readonly name?: string;
}

function toOperation({ root, protocol, references }: Description, parts: Parts): Operation {
  const { method, address, operation, channel, messages } = parts;
  const name = parts.name ?? operation.get('operationId').text();
  const payload = payloadOf(messages, references);
  const isElsewhere = channel.line !== operation.line || channel.source !== operation.source;
  return {
    kind: 'operation',
    evidence: operation.evidence(),
    ...(isElsewhere ? { via: [channel.evidence()] } : {}),
    contract: root.source.path,
    protocol,
    method,
    path: cleanText(address),
    ...(name ? { name: cleanText(name) } : {}),
    channelKind: channelKindOf(channel, protocol),
    ...(payload ? { payload } : {}),
  };
}
