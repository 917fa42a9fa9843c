import type { ContractRole, FactOf, Owner } from '../../model/fact.ts';
import { textsOf } from '../../model/value.ts';
import { isInside } from '../../sdk/path.ts';
import { folderOf, joinPath } from '../folders.ts';
import type { Thing } from '../identity/thing.ts';
import type { Survey } from '../survey.ts';
import type { Contract } from './contract.ts';

/** Somebody who works with a contract. */
export interface Use {
  readonly fact: FactOf<'contract-use'>;
  readonly role: ContractRole;
  readonly thing: Thing;
  readonly base?: string;
}

/** Who works with which contract, by what code and builds say. */
export function usesOf(contracts: readonly Contract[], survey: Survey): ReadonlyMap<Contract, readonly Use[]> {
  const uses = new Map<Contract, Use[]>();
  for (const fact of survey.facts.of('contract-use')) {
    const [base] = fact.base ? textsOf(fact.base) : [];
    for (const thing of usersOf(fact.owner, survey)) {
      const use: Use = { fact, role: fact.role, thing, ...(base === undefined ? {} : { base }) };
      for (const contract of textsOf(fact.contract).flatMap((text) => named(text, fact, thing, contracts)))
        uses.set(contract, [...(uses.get(contract) ?? []), use]);
    }
  }
  return uses;
}

/** A build of a module that does not run itself speaks for the programs that are built with the module. */
function usersOf(owner: Owner, { owners, things, libraries }: Survey): readonly Thing[] {
  if (owner.is !== 'file') return owners.thingsOf(owner);
  const folder = folderOf(owner.path);
  const own = things.filter((thing) => thing.programs.some((program) => program.folder === folder));
  if (own.length > 0) return own;
  const isBuiltWith = (thing: Thing) =>
    libraries.of(thing.programs.map((program) => program.folder)).some((dependency) => dependency.folder === folder);
  const users = things.filter(isBuiltWith);
  return users.length > 0 ? users : owners.thingsOf(owner);
}

/** By its name, by its path from the root, from the program or from the line, else by the only such file of the program. */
function named(text: string, use: FactOf<'contract-use'>, thing: Thing, contracts: readonly Contract[]): readonly Contract[] {
  const folders = thing.programs.map((program) => program.folder);
  const names = text.startsWith('/')
    ? [text.slice(1)]
    : [text, ...[...folders, folderOf(use.evidence.path)].map((folder) => joinPath(folder, text))];
  for (const name of names) {
    const found = contracts.filter(({ fact }) => fact.name === name);
    if (found.length > 0) return found;
  }
  const ending = `/${text.replace(/^[./]+/, '')}`;
  const below = contracts.filter(
    ({ fact }) => fact.name.endsWith(ending) && folders.some((folder) => isInside(fact.name, folder)),
  );
  return below.length === 1 ? below : [];
}
