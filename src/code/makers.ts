import type { MadeThing, SiteReference } from './thing.ts';

/** An instance and what it was made from, nearest first. */
export function makersOf(made: MadeThing | undefined): readonly MadeThing[] {
  const chain: MadeThing[] = [];
  for (let each = made; each; each = each.receiver) chain.push(each);
  return chain;
}

/** The line of the call that made an instance stands for it; where a class of the repository is the instance, the class does. */
export function makerPlace(made: MadeThing | undefined): unknown {
  return made?.maker?.site?.place ?? made?.instance?.of.node;
}

/** Two ways to one call, of which one may have been followed further out than the other. */
export function isSameWay(one: readonly SiteReference[], other: readonly SiteReference[]): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(-length).every((site, index) => site.place === other.slice(-length)[index]?.place);
}
