import type { Evidence } from '../model/evidence.ts';
import type { CallFact, Owner } from '../model/fact.ts';
import { interpolate } from './interpolate.ts';

/**
 * What a proxy asks for leave before it passes a request on. An address that depends on the request (`https://$host/oauth2/auth`) leads to
 * nobody who could be named.
 */
export function leaveCalls(address: string | undefined, evidence: Evidence, owner: Owner): readonly CallFact[] {
  const host = /^https?:\/\/([^/]{1,300})/i.exec(address ?? '')?.[1];
  if (address === undefined || host === undefined || /\$\w|\{\{|\{http/.test(host)) return [];
  return [{ kind: 'call', evidence, owner, protocol: 'http', target: interpolate(address), method: 'GET' }];
}
