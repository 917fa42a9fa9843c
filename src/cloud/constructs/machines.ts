import type { FactDraft, Owner } from '../../model/fact.ts';
import { literal, type Value } from '../../model/value.ts';
import { cleanText } from '../../sdk/secrets.ts';
import { connectionTo, SERVICES } from '../services.ts';
import { itemsOf, type Made, optionsOf, rootOf, type Thing, textIn } from '../synth/things.ts';
import { type Deployed, managedAt, ownerOf, unitAt } from './deployed.ts';
import { deploymentOf, placed, referenceOf } from './names.ts';

/**
 * What the tasks of state machines ask for and send to.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_stepfunctions_tasks-readme.html
 */
export function machineFacts(deployed: Deployed): readonly FactDraft[] {
  const machines = [...deployed.managed].filter(([, { word }]) => word === 'step-functions');
  const substituted = machines.flatMap(([made, machine]) =>
    [...optionsOf(made.properties.get('definitionSubstitutions')).values()].flatMap((thing) =>
      askFacts(thing, ownerOf(machine), made, deployed),
    ),
  );
  if (machines.length === 0) return [];
  return [...substituted, ...deployed.made.flatMap((made) => (TASK.test(made.path) ? taskFacts(made, deployed) : []))];
}

const TASK = /aws[-_]stepfunctions[-_]tasks\.[A-Z]\w{0,60}$/;
const ASKED = ['lambdaFunction', 'table', 'stateMachine', 'taskDefinition', 'cluster', 'service'];

function taskFacts(made: Made, deployed: Deployed): readonly FactDraft[] {
  const { properties } = made;
  const deployment = deploymentOf(made, deployed.repository);
  const owner: Owner = { is: 'component', deployment, name: SERVICES['step-functions'].technology };
  const entries = itemsOf(properties.get('entries'));
  const types = entries.flatMap((entry) => textIn(optionsOf(entry).get('detailType')) ?? []);
  const sent = { kind: 'publish', ...placed(made), owner } as const;
  return [
    ...ASKED.flatMap((key) => askFacts(properties.get(key), owner, made, deployed)),
    ...namesIn('queue', made, deployed).map((channel) => ({ ...sent, protocol: 'sqs', channelKind: 'queue', channel }) as const),
    ...namesIn('topic', made, deployed).map((channel) => ({ ...sent, protocol: 'sns', channelKind: 'topic', channel }) as const),
    ...types.map(
      (type) =>
        ({ ...sent, protocol: 'http', broker: 'eventbridge', channelKind: 'event', channel: literal(cleanText(type)) }) as const,
    ),
  ];
}

function namesIn(key: string, { properties }: Made, deployed: Deployed): readonly Value[] {
  const managed = managedAt(properties.get(key), deployed);
  return managed ? [literal(cleanText(managed.name))] : [];
}

/** A function is called, everything else is connected to. */
export function askFacts(thing: Thing | undefined, owner: Owner, made: Made, deployed: Deployed): readonly FactDraft[] {
  const managed = managedAt(thing, deployed);
  const root = rootOf(thing);
  if (managed) return managed.word === 'step-functions' ? [] : [connectionTo(owner, managed, made.evidence)];
  const unit = unitAt(thing, deployed);
  if (!unit || !root) return [];
  return [
    {
      kind: 'call',
      ...placed(made),
      owner,
      protocol: 'http',
      target: literal(`http://${unit.kind === 'functions' ? referenceOf(root) : unit.owner.name}`),
    },
  ];
}
