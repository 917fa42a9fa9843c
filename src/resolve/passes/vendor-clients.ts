import type { Fact } from '../../model/fact.ts';
import { setting } from '../../model/value.ts';
import { VENDOR_HOSTS, type VendorName } from '../../sdk/vendor-hosts.ts';
import { parseAddresses } from '../address.ts';
import { because, evidenceChain, realDeployments } from '../chain.ts';
import { type Followed, followEverywhere } from '../follow.ts';
import type { Thing } from '../identity/thing.ts';
import { VENDOR_CLIENTS, type VendorClient } from '../knowledge/frameworks/vendor-clients.ts';
import { outsideNode } from '../outside.ts';
import type { Pass, Surroundings } from '../pass.ts';
import { IN_CODE } from '../settings.ts';
import { findTarget } from '../target.ts';

/** Clients of vendors that a starter makes of settings, with no line of code: models that answer, monitoring, identity. */
export const vendorClients: Pass = {
  name: 'vendor clients',
  run: (around) => {
    for (const thing of around.things) {
      const libraries = around.libraries.of(thing.programs.map(({ folder }) => folder));
      for (const client of VENDOR_CLIENTS) {
        const library = libraries.find(({ name }) => client.libraries.test(name));
        if (library && !isOff(client, thing, around)) connect(client, library, thing, around);
      }
    }
  },
};

/** Whether the settings name the models that are on, and this one is not among them. */
function isOff({ model }: VendorClient, thing: Thing, around: Surroundings): boolean {
  if (model === undefined) return false;
  const named = ['spring.ai.model.chat', 'spring.ai.model.embedding'].flatMap((key) => toldBy(key, thing, around));
  return named.length > 0 && !named.some(({ text }) => text.startsWith(model));
}

function connect(client: VendorClient, library: Fact, thing: Thing, around: Surroundings): void {
  const deployments = [IN_CODE, ...thing.deployments];
  const fact = client.keys.flatMap((key) => deployments.flatMap((each) => around.settings.lookup(key, thing, each)))[0];
  if (!fact) return;
  for (const to of targetsOf(client, fact, thing, around)) {
    around.draft.addEdge({
      from: thing.id,
      to,
      protocol: 'http',
      pattern: 'request-response',
      operations: [],
      purpose: 'sends requests',
      deployments: realDeployments(thing.deployments),
      certainty: 'declared',
      evidence: evidenceChain(fact, [library]),
      because: because('vendor clients', [fact, library], `a library makes a client of ${client.vendor} of this setting`),
    });
  }
}

/** The vendor, unless the settings give an address that is not the vendor's. */
function targetsOf({ vendor, addresses }: VendorClient, fact: Fact, thing: Thing, around: Surroundings): readonly string[] {
  for (const key of addresses) {
    const hosts = toldBy(key, thing, around).flatMap(({ text }) => parseAddresses(text).map(({ host }) => host));
    if (hosts.length === 0 || hosts.every((host) => isOf(vendor, host))) continue;
    const { reached } = findTarget(setting(key), thing, { kind: 'external', fact }, around);
    return [...new Set(reached.map(({ to }) => to))];
  }
  return [outsideNode({ vendor, host: new URL(VENDOR_HOSTS[vendor]).host, kind: 'external', fact }, around)];
}

function toldBy(key: string, thing: Thing, { settings }: Surroundings): readonly Followed[] {
  const texts = followEverywhere(setting(key), thing, settings, (each) => each.hops.length > 0);
  return texts.filter(({ hops, missing, text }) => hops.length > 0 && missing.length === 0 && text !== '');
}

/** `acme.openai.azure.com` is Azure OpenAI's, `o1.ingest.sentry.io` Sentry's. */
function isOf(vendor: VendorName, host: string): boolean {
  const usual = new URL(VENDOR_HOSTS[vendor]).host;
  const domain = usual.split('.').slice(-2).join('.');
  return host === domain || host.endsWith(`.${domain}`);
}
