// https://learn.microsoft.com/azure/container-apps/scale-app
import { waitingFact, waitsFor } from '../../src/cluster/index.ts';
import type { FactDraft } from '../../src/sdk/index.ts';
import type { Deployment } from './deployment.ts';
import { at as below, itemsOf } from './language/access.ts';
import { known, type Made } from './language/made.ts';
import { evidenceOf, type Program } from './programs.ts';
import { plainText } from './values.ts';

/** The queues that an app is scaled by are those that it takes from. */
export function scaleFacts(
  own: Made | undefined,
  configuration: Made | undefined,
  template: Made | undefined,
  { owner }: Pick<Program, 'owner'>,
  deployment: Deployment,
): readonly FactDraft[] {
  const rules = [
    ...itemsOf(below(template, 'scale', 'rules')),
    ...itemsOf(below(own, 'scaleRules')),
    ...itemsOf(below(own, 'scaleSettings', 'rules')),
    ...itemsOf(below(configuration, 'eventTriggerConfig', 'scale', 'rules')),
  ];
  return rules.flatMap((rule): readonly FactDraft[] => {
    const queue = below(rule, 'azureQueue');
    const custom = below(rule, 'custom') ?? rule;
    const type = queue ? 'azure-queue' : known(below(custom, 'type'));
    const metadata = queue ?? below(custom, 'metadata');
    const found = waitsFor(type ?? '', (key) => addressed(key, plainText(below(metadata, key), deployment)));
    if (!found) return [];
    const entry = metadata?.is === 'object' ? metadata.entries.find(({ key }) => key === found.key) : undefined;
    return [waitingFact(found, owner, { evidence: evidenceOf(entry?.at ?? rule.at) })];
  });
}

/** Namespaces and accounts are named without their domains. */
function addressed(key: string, text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  if (key === 'namespace' && !text.includes('.')) return `${text}.servicebus.windows.net`;
  return key === 'accountName' ? `${text}.queue.core.windows.net` : text;
}
