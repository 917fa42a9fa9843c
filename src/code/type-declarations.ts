import type { Expression, Place, TypeReference } from './ir.ts';

/** An interface, type alias, record or struct, for payloads: field name to the type as written. */
export interface TypeDeclaration {
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Type members that are enum-like or literal: `subject: Subjects.OrderCreated` (as an expression to evaluate). */
  readonly literals: Readonly<Record<string, Expression>>;
  readonly extends: readonly TypeReference[];
  readonly place: Place;
}
