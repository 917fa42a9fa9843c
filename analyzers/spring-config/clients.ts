import { type FactDraft, literal, type Owner, settingValue } from '../../src/sdk/index.ts';
import type { Entry } from './documents.ts';

/** Settings whose value lists whom the program calls; what a profile puts in another's place is no further call. */
export function clientFacts(entries: readonly Entry[], owner: Owner): readonly FactDraft[] {
  const always = new Set(entries.flatMap(({ key, profile }) => (profile === undefined ? [key] : [])));
  const isInstead = ({ key, profile }: Entry) => profile !== undefined && always.has(key);
  return entries
    .filter((entry) => !isInstead(entry))
    .flatMap((entry) => [...turbine(entry, owner), ...fixedAddresses(entry, owner)]);
}

/** Turbine reads the streams of the services that it is told by name: https://github.com/Netflix/Turbine/wiki */
function turbine({ key, texts, evidence }: Entry, owner: Owner): readonly FactDraft[] {
  if (key !== 'turbine.app-config') return [];
  const names = texts.flatMap((text) => text.split(',')).map((name) => name.trim());
  return names
    .filter((name) => /^[\w.-]+$/.test(name))
    .map((name) => ({
      kind: 'call',
      evidence,
      owner,
      protocol: 'http',
      target: literal(`lb://${name}`),
      method: 'GET',
      library: 'turbine',
    }));
}

/**
 * Addresses given to a client instead of a registry.
 * https://cloud.spring.io/spring-cloud-netflix/multi/multi_spring-cloud-ribbon.html,
 * https://docs.spring.io/spring-cloud-openfeign/reference/configprops.html
 */
const ADDRESSES =
  /^(?:[\w-]+\.ribbon\.list-of-servers|(?:spring\.cloud\.openfeign|feign)\.client\.config\.[\w-]+\.url|spring\.cloud\.discovery\.client\.simple\.instances\.[\w-]+\[\d+\]\.uri|quarkus\.rest-client\.[^=]+\.ur[il]|[\w.$-]+\/mp-rest\/ur[il]|micronaut\.http\.services\.[\w-]+\.urls?(?:\[\d+\])?|spring\.grpc\.client\.channels\.[\w-]+\.address|grpc\.client\.[\w-]+\.address|quarkus\.grpc\.clients\.[\w-]+\.host)$/;

function fixedAddresses({ key, written, texts, evidence }: Entry, owner: Owner): readonly FactDraft[] {
  if (!ADDRESSES.test(key) || texts.every((text) => text.trim() === '')) return [];
  const protocol = key.includes('grpc') ? 'grpc' : 'http';
  return texts
    .flatMap((text) => (text.includes('${') ? [text] : text.split(',')))
    .map((text) => text.trim().replace(/^(static|dns|discovery):\/{0,3}/, protocol === 'grpc' ? '' : '$&'))
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'call', evidence, owner, protocol, target: settingValue(written, text, 'colon') }));
}
