import type { Evidence } from '../model/evidence.ts';
import type { Owner, VirtualHostFact } from '../model/fact.ts';
import type { Value } from '../model/value.ts';

/** Whether the word can be one name of a host: no pattern, no address, no machine of a developer. */
function isOneName(word: string): boolean {
  return word.includes('.') && !/[*~()^\\\s/]/.test(word) && !/^[\d.:]+$/.test(word);
}

/** Names that a proxy answers to, each as the file spells it; patterns name nobody. */
export function virtualHosts(
  words: readonly string[],
  owner: Owner,
  evidence: Evidence,
  valueOf: (word: string) => Value,
): readonly VirtualHostFact[] {
  return [...new Set(words)]
    .filter(isOneName)
    .map((word) => ({ kind: 'virtual-host', evidence, owner, host: valueOf(word.replace(/^\./, '')) }));
}

/** The hosts of a rule of Traefik: `Host(`a.example`, `b.example`)`, and `Host:a.example,b.example` of version 1. */
export function hostsOfRule(rule: string): readonly string[] {
  const called = [...rule.matchAll(/\bHost\(([^()]{1,1000})\)/g)].flatMap(([, names = '']) => names.split(','));
  const old = [...rule.matchAll(/\bHost:\s*([^;\s]{1,1000})/g)].flatMap(([, names = '']) => names.split(','));
  return [...called, ...old].map((name) => name.trim().replace(/^[`'"]|[`'"]$/g, ''));
}

/** The host in a site address of Caddy: `https://api.shop.example:443/path*,` names `api.shop.example`. */
export function hostOfSite(word: string): string {
  const host = word.replace(/^\w{1,10}:\/\//, '').replace(/,$/, '');
  return host.startsWith('{$') && !host.includes('.') ? host : host.replace(/(?<!\{\$\w{0,100})[:/].*$/, '');
}
