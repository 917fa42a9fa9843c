import type { Module } from '../../code/ir.ts';
import type { Repository } from '../../model/analyzer.ts';
import type { ComponentFact, FactDraft } from '../../model/fact.ts';
import { cleanText } from '../../sdk/secrets.ts';
import { type Managed, managedFact } from '../services.ts';
import { Run } from '../synth/run.ts';
import { addressesOf } from './addresses.ts';
import { arrivalFacts } from './arrivals.ts';
import { containerFacts } from './containers.ts';
import { type Deployed, ownerOf, readDeployment } from './deployed.ts';
import { functionFacts } from './functions.ts';
import { grantFacts } from './grants.ts';
import { graphFacts } from './graphs.ts';
import { machineFacts } from './machines.ts';
import { fixedName, PACKAGES } from './names.ts';
import { parameterFacts } from './parameters.ts';
import { routeFacts } from './routes.ts';
import { valueOf } from './settings.ts';
import { CHANNEL_KINDS } from './table.ts';

type Resolve = (specifier: string, fromPath: string) => string | undefined;

/** What the programs of AWS CDK and Pulumi make, as far as their texts say it; nothing of them is executed. */
export function constructsOf(modules: readonly Module[], resolve: Resolve, repository: Repository): Deployed | undefined {
  const own = modules.filter(({ requires }) => requires.some((specifier) => PACKAGES.test(specifier)));
  if (own.length === 0) return undefined;
  const run = new Run(modules, resolve);
  for (const module of own) run.start(module);
  for (const module of own) run.makeRest(module);
  for (const module of own) run.callRest(module);
  return readDeployment(run.made, repository);
}

/** The nodes and wires of what is made. */
export function constructFacts(deployed: Deployed): readonly FactDraft[] {
  const addresses = addressesOf(deployed);
  const facts = [
    ...[...deployed.managed].map(([made, managed]) => namedFact(managed, addresses.get(made))),
    ...channelFacts(deployed),
    ...parameterFacts(deployed, (thing) => valueOf(thing, deployed)),
    ...functionFacts(deployed, addresses),
    ...containerFacts(deployed, addresses),
    ...grantFacts(deployed),
    ...arrivalFacts(deployed),
    ...routeFacts(deployed),
    ...machineFacts(deployed),
    ...graphFacts(deployed),
  ];
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()];
}

function namedFact(managed: Managed, addresses: readonly string[] = []): ComponentFact {
  const fact = managedFact(managed);
  return { ...fact, hosts: [...fact.hosts, ...addresses] };
}

/** Queues, topics and streams whose names are fixed. */
function channelFacts({ managed }: Deployed): readonly FactDraft[] {
  return [...managed].flatMap(([made, each]): readonly FactDraft[] => {
    const kinds = CHANNEL_KINDS[each.word as keyof typeof CHANNEL_KINDS];
    const name = fixedName(made);
    if (!kinds || name === undefined) return [];
    const [protocol, channelKind] = kinds;
    return [{ kind: 'channel', evidence: each.evidence, owner: ownerOf(each), protocol, channel: cleanText(name), channelKind }];
  });
}

export type { Deployed } from './deployed.ts';
export { functionFolders } from './functions.ts';
export { exportsIn } from './outputs.ts';
