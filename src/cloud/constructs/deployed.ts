import type { Repository } from '../../model/analyzer.ts';
import type { Owner } from '../../model/fact.ts';
import { engineOf, type Managed, managedFact, type ServiceWord } from '../services.ts';
import { type Made, rootOf, type Thing, textIn } from '../synth/things.ts';
import { importedOf } from './imported.ts';
import { calleeOf, deploymentOf, idOf, nameOf, referenceOf, tellStacksApart, typeOf } from './names.ts';
import { CONSTRUCTS, ENGINES } from './table.ts';
import { isContainer, type Unit, unitsOf } from './units.ts';

/** All that the programs of a repository deploy. */
export interface Deployed {
  readonly repository: Repository;
  /** In the order of the run. */
  readonly made: readonly Made[];
  readonly managed: ReadonlyMap<Made, Managed>;
  /** Functions and containers, and the service that each is a part of. */
  readonly units: ReadonlyMap<Made, Unit>;
}

/** Tells what is made apart: managed services, and what runs code of the team. */
export function readDeployment(made: readonly Made[], repository: Repository): Deployed {
  const constructs = made.filter((each) => typeOf(each) !== undefined || isContainer(each));
  tellStacksApart(constructs, repository);
  const managed = new Map<Made, Managed>();
  for (const each of made) {
    const found = managedOf(each, repository);
    if (found) managed.set(each, found);
  }
  return { repository, made, managed, units: unitsOf(made, repository) };
}

function managedOf(made: Made, repository: Repository): Managed | undefined {
  const imported = importedOf(made);
  const type = typeOf(made) ?? imported?.type;
  if (type === undefined || idOf(made) === undefined) return undefined;
  const usual = ENGINES[type];
  const word: ServiceWord | undefined = CONSTRUCTS[type] ?? (usual && (engineOf(engineIn(made)) ?? usual));
  if (!word) return undefined;
  return {
    word,
    deployment: deploymentOf(made, repository),
    name: imported?.name ?? nameOf(made),
    reference: imported ? referenceOf(made).replace(made.path, imported.type) : referenceOf(made),
    evidence: made.evidence,
  };
}

/** `engine: 'postgres'`, `engine: rds.DatabaseInstanceEngine.postgres({ … })`. */
function engineIn({ properties }: Made): string {
  const stated = properties.get('engine') ?? properties.get('engineType') ?? properties.get('databaseVersion');
  if (stated?.is === 'made') return calleeOf(stated);
  return textIn(stated) ?? (stated?.is === 'package' ? (stated.path.split('.').at(-1) ?? '') : '');
}

export function ownerOf(managed: Managed): Owner {
  return { is: 'component', deployment: managed.deployment, name: managedFact(managed).name };
}

/** The managed service that something passed around belongs to: itself, or through `queue.queueArn`. */
export function managedAt(thing: Thing | undefined, { managed }: Deployed): Managed | undefined {
  const root = rootOf(thing);
  return root && managed.get(root);
}

/** The function or container that something passed around belongs to. */
export function unitAt(thing: Thing | undefined, { units }: Deployed): Unit | undefined {
  const root = rootOf(thing);
  return root && units.get(root);
}

/** What an adapter stands for: the function in `new LambdaIntegration(fn)`, the queue in `new SqsQueue(queue)`. */
export function behind(thing: Thing | undefined, deployed: Deployed): Thing | undefined {
  const made = thing?.is === 'made' ? thing : undefined;
  if (!made || deployed.managed.has(made) || deployed.units.has(made)) return thing;
  const inner = [
    ...made.arguments,
    ...['handler', 'queue', 'topic', 'stateMachine', 'machine'].map((key) => made.properties.get(key)),
  ];
  return inner.find((each) => unitAt(each, deployed) ?? managedAt(each, deployed)) ?? thing;
}
