import type { Selector } from './library.ts';

/** Selectors that make something of what another one finds. */
export type DerivedSelector =
  /** Path and method of every request that the handler found there tells apart by its conditions. */
  | { readonly from: 'told-apart'; readonly of: Selector }
  /** What is found there; a setting that nothing sets is as good as nothing, so that `first` goes on. */
  | { readonly from: 'optional'; readonly of: Selector }
  /** A text with a capital in front. */
  | { readonly from: 'capitalized'; readonly of: Selector }
  /** A text in capitals, or with its words in lower case and dashes or underscores between them. */
  | { readonly from: 'cased'; readonly of: Selector; readonly case: 'kebab' | 'snake' | 'upper' }
  /** Of a list the items that may be texts, but for so many of them: topics between other arguments. */
  | { readonly from: 'texts'; readonly of: Selector; readonly after: number }
  /** What the file of data holds whose name is found there. */
  | { readonly from: 'file-data'; readonly of: Selector }
  /** The setting whose name is found there. */
  | { readonly from: 'setting-named'; readonly of: Selector }
  /** The path of a URI template of RFC 6570: `/orders/{id}{?page,size}` is `/orders/{id}`. */
  | { readonly from: 'uri-template'; readonly of: Selector }
  /** A text with another one in place of each `part`. */
  | { readonly from: 'replaced'; readonly of: Selector; readonly part: string; readonly by: string }
  /** A text where something is found there at all, whatever it is. */
  | { readonly from: 'in-place-of'; readonly of: Selector; readonly text: string }
  /**
   * What a tree of objects and of `tree` makers has at its ends: how each was made (a word of `made`) and
   * its path with dots or what `by` says, as a list of two.
   */
  | {
      readonly from: 'ends';
      readonly of: Selector;
      readonly tree: string;
      readonly made: Readonly<Record<string, string>>;
      readonly by?: '/';
    }
  /** `role:orders,cmd:place`, also of `{ cmd: 'place', role: 'orders' }`: pairs of texts in one order, `leading` keys first. */
  | { readonly from: 'pairs'; readonly of: Selector; readonly leading: readonly string[] }
  /** The first half of a list, whose second half says something of each; where items were added later, all but these `marks`. */
  | { readonly from: 'first-half'; readonly of: Selector; readonly marks: string }
  /** The rows that the SQL statement found there gives, as code of the program adds them; with `column`, what that one of them has. */
  | { readonly from: 'rows'; readonly of: Selector; readonly column?: number }
  /** A text without what it begins with, when it does. */
  | { readonly from: 'after'; readonly start: string; readonly of: Selector }
  /** A text up to a mark in it: the topic of `orders:placed`. */
  | { readonly from: 'before'; readonly mark: string; readonly of: Selector }
  /** What stands after `start` in a text, up to `end` where there is one: the keys of `orders[placed, paid] -> payments`, each of them. */
  | { readonly from: 'between'; readonly start: string; readonly end?: string; readonly of: Selector };
