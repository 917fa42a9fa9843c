import type { FactOf } from '../model/fact.ts';
import { foldersOf } from './identity/group.ts';
import type { Thing } from './identity/thing.ts';
import type { ClientRule } from './knowledge/frameworks/client-rule.ts';
import type { Survey } from './survey.ts';

/**
 * Whether all that a program's code has to say to the broker of a client is said under conditions that its settings deny: its address is
 * there for others then.
 */
export function isDenied(
  { kind, protocol }: Pick<ClientRule, 'kind' | 'protocol'>,
  thing: Thing,
  { facts, owners }: Pick<Survey, 'facts' | 'owners'>,
): boolean {
  if (kind !== 'broker') return false;
  const folders = new Set(foldersOf(thing));
  const isOwn = ({ owner, ...fact }: FactOf<'publish' | 'subscribe' | 'connection'>) =>
    fact.protocol === protocol && owner.is === 'code' && owner.programs.some((folder) => folders.has(folder));
  const said = [...facts.of('publish'), ...facts.of('subscribe'), ...facts.of('connection')].filter(isOwn);
  return said.length > 0 && said.every(({ owner }) => isConditional(owner) && !owners.thingsOf(owner).includes(thing));
}

function isConditional(owner: FactOf<'publish'>['owner']): boolean {
  return owner.is === 'code' && owner.conditions !== undefined;
}
