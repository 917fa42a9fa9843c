import type { Selector } from '../../../../src/code/library.ts';

/** A vendor's SDK: making its client is the sign that the vendor's API is called. */
export interface Vendor {
  readonly vendor: string;
  readonly imports: readonly string[];
  /** The symbols that make a client. */
  readonly makers: readonly string[];
  /** The API's host as the vendor documents it. */
  readonly host: string;
  /** Where the client can be told another address. */
  readonly override?: Selector;
  readonly docs: string;
}
