import type { Selector } from './library.ts';

/** The program serves decorated handlers over this transport, contracts by the names they have in a package; `by` is what brings another one. */
export interface Serving {
  readonly does: 'transport';
  readonly protocol: Selector;
  readonly connection?: Selector;
  readonly package?: Selector;
  /** The one channel that all its messages come through, whatever they are called. */
  readonly through?: Selector;
  readonly by?: Selector;
}
