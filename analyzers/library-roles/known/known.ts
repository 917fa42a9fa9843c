import type { LibraryFact } from '../../../src/sdk/index.ts';
import { CONSISTENCY } from './consistency.ts';
import { FEATURE_FLAGS } from './feature-flags.ts';
import { OPERATION } from './operation.ts';
import { TESTS } from './tests.ts';

/** Where packages are named: the registry that the manifest's names are of. */
export type Ecosystem = 'npm' | 'maven' | 'go' | 'pypi' | 'nuget' | 'composer' | 'gem' | 'crate' | 'hex';

/**
 * A product: its name (empty where small packages stand together and each goes by its own), the page that says what it is for, its roles, and the packages that bring it, each `ecosystem:name`
 * with `*` at the end for every name that begins so. The first product of the tables that fits a package is meant.
 */
export type Known = readonly [product: string, docs: string, roles: readonly LibraryFact['role'][], packages: string];

interface Entry {
  readonly name: string;
  readonly roles: readonly LibraryFact['role'][];
  readonly beginning: string;
  readonly isWhole: boolean;
}

const entries = new Map<string, readonly Entry[]>();
for (const [name, , roles, packages] of [...FEATURE_FLAGS, ...TESTS, ...CONSISTENCY, ...OPERATION])
  for (const written of packages.split(' ')) {
    const [, ecosystem = '', pattern = ''] = /^(\w+):(.+)$/.exec(written) ?? [];
    const entry = { name, roles, beginning: pattern.replace(/\*$/, ''), isWhole: !pattern.endsWith('*') };
    entries.set(ecosystem, [...(entries.get(ecosystem) ?? []), entry]);
  }

/** What a package is for; undefined for one that says nothing of it. A whole name stands before a beginning. */
export function knownPackage(ecosystem: Ecosystem, name: string): Pick<Entry, 'name' | 'roles'> | undefined {
  const lower = name.toLowerCase();
  const own = entries.get(ecosystem) ?? [];
  return (
    own.find(({ isWhole, beginning }) => isWhole && beginning === lower) ??
    own.find(({ isWhole, beginning }) => !isWhole && lower.startsWith(beginning))
  );
}
