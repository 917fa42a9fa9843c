import {
  attribute,
  blockAt,
  connectionTo,
  type Managed,
  type Module,
  type Placed,
  referencesIn,
  valueOf,
} from '../../src/cloud/index.ts';
import { evidenceAt, type FactDraft, literal, type Owner, own, textOf } from '../../src/sdk/index.ts';
import type { Balancing } from './balancers.ts';
import type { Program } from './compute.ts';

/** What a module declares, by how its lines refer to it. */
export interface Declared {
  readonly managed: ReadonlyMap<string, Managed>;
  readonly programs: ReadonlyMap<string, Program>;
  readonly balancing: Balancing;
  /** Domains in which services find each other by name. */
  readonly domains: readonly string[];
}

/** Programs that are given the address or the name of something managed. */
export function environmentWires(
  { owner, environment }: Program,
  block: Placed,
  module: Module,
  { managed, programs }: Declared,
): readonly FactDraft[] {
  return environment.flatMap(({ value, line, source = block.source, within = module }) =>
    referencesIn(value, within).flatMap((reference): readonly FactDraft[] => {
      const evidence = evidenceAt(source, line);
      const target = managed.get(reference);
      if (target)
        return [
          target.word === 'gateway' || target.word === 'balancer'
            ? callTo(owner, reference, evidence)
            : connectionTo(owner, target, evidence),
        ];
      const other = programs.get(reference);
      return other && other.owner.name !== owner.name ? [callTo(owner, reference, evidence)] : [];
    }),
  );
}

function callTo(owner: Owner, reference: string, evidence: FactDraft['evidence']): FactDraft {
  return { kind: 'call', evidence, owner, protocol: 'http', target: literal(`http://${reference}`) };
}

const CHANNELS = {
  sqs: ['sqs', 'queue'],
  sns: ['sns', 'topic'],
  pubsub: ['pubsub', 'topic'],
  kinesis: ['other', 'stream'],
  dynamodb: ['other', 'stream'],
  kafka: ['kafka', 'topic'],
} as const;

/** Resources that are wires: event sources, subscriptions, integrations. */
export function wiresOf(block: Placed, module: Module, declared: Declared): readonly FactDraft[] {
  const [type = ''] = block.labels;
  if (block.type !== 'resource') return [];
  const names = own(WIRES, type);
  if (!names) return type.includes('integration') ? integration(block, module, declared) : [];
  const source = referencesIn(attribute(block, names.source), module)[0];
  const receiver = referencesIn(
    names.block ? attribute(blockAt(block, names.block), names.receiver) : attribute(block, names.receiver),
    module,
  )[0];
  const managed = declared.managed.get(source ?? '');
  const program = declared.programs.get(receiver ?? '');
  if (!managed || !program) return [];
  const channel = CHANNELS[managed.word as keyof typeof CHANNELS];
  const evidence = evidenceAt(block.source, block.line);
  if (!channel) return [connectionTo(program.owner, managed, evidence)];
  const [protocol, channelKind] = channel;
  const topics = attribute(block, 'topics');
  const name = topics?.is === 'list' && topics.items[0] ? textOf(valueOf(topics.items[0], module)) : managed.name;
  return [
    {
      kind: 'subscribe',
      evidence,
      owner: program.owner,
      protocol,
      channel: literal(name),
      channelKind,
      connection: literal(managed.reference),
    },
  ];
}

interface Wire {
  readonly source: string;
  readonly receiver: string;
  readonly block?: string;
}

const WIRES: Readonly<Record<string, Wire>> = {
  aws_lambda_event_source_mapping: { source: 'event_source_arn', receiver: 'function_name' },
  aws_sns_topic_subscription: { source: 'topic_arn', receiver: 'endpoint' },
  google_pubsub_subscription: { source: 'topic', receiver: 'push_endpoint', block: 'push_config' },
};

/** An API gateway hands requests to what its integration names. */
function integration(block: Placed, module: Module, { managed, programs }: Declared): readonly FactDraft[] {
  const api = referencesIn(attribute(block, 'api_id') ?? attribute(block, 'rest_api_id'), module)[0] ?? '';
  const gateway = managed.get(api);
  const uri = attribute(block, 'integration_uri') ?? attribute(block, 'uri');
  const [target] = referencesIn(uri, module);
  if (!gateway || target === undefined || !programs.has(target)) return [];
  const owner: Owner = { is: 'component', deployment: gateway.deployment, name: gateway.name };
  return [callTo(owner, target, evidenceAt(block.source, uri?.line ?? block.line))];
}
