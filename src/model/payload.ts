import type { Evidence } from './evidence.ts';

/** What a message or a body carries, as far as the code declares it. */
export interface Payload {
  /** Name of the type as the code has it, `Order[]` for several; `object` for a literal without a name. */
  readonly type: string;
  /** Type of each field as written, by the name it has on the wire. At most forty, one level deep. */
  readonly fields: Readonly<Record<string, string>>;
  /** Where the type is declared, or the literal stands. */
  readonly evidence?: Evidence;
}
