import type { Certainty } from '../../model/architecture.ts';
import type { Fact } from '../../model/fact.ts';

/** Why two sightings are one thing. */
export interface Join {
  readonly a: string;
  readonly b: string;
  readonly reason: string;
  readonly certainty: Certainty;
  readonly facts: readonly Fact[];
}

/** Union-find over sighting keys that remembers why things were joined. */
export class Joins {
  private readonly parents = new Map<string, string>();
  private readonly made: Join[] = [];

  add(key: string): void {
    if (!this.parents.has(key)) this.parents.set(key, key);
  }

  join(join: Join): void {
    const a = this.rootOf(join.a);
    const b = this.rootOf(join.b);
    if (a === b) return;
    this.made.push(join);
    if (a < b) this.parents.set(b, a);
    else this.parents.set(a, b);
  }

  areJoined(a: string, b: string): boolean {
    return this.rootOf(a) === this.rootOf(b);
  }

  rootOf(key: string): string {
    let root = key;
    for (let parent = this.parents.get(root); parent !== undefined && parent !== root; parent = this.parents.get(root))
      root = parent;
    return root;
  }

  /** Every set of joined keys with the joins that made it, in the order the keys were added. */
  groups(): readonly { readonly keys: readonly string[]; readonly joins: readonly Join[] }[] {
    const groups = new Map<string, string[]>();
    for (const key of this.parents.keys()) {
      const root = this.rootOf(key);
      groups.set(root, [...(groups.get(root) ?? []), key]);
    }
    return [...groups].map(([root, keys]) => ({ keys, joins: this.made.filter((join) => this.rootOf(join.a) === root) }));
  }
}
