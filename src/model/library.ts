import type { Evidence } from './evidence.ts';

/** What a library is for, where that matters to how parts of a system work together. */
export type LibraryRole =
  | 'feature-flags'
  | 'contract-tests'
  | 'real-service-tests'
  | 'mocks'
  | 'outbox'
  | 'event-sourcing'
  | 'saga'
  | 'resilience'
  | 'tracing'
  | 'metrics';

/** A library of a known role that a manifest names. That it is named does not say what is done with it. */
export interface Library {
  /** The product: `Pact`, `Testcontainers`. */
  readonly name: string;
  readonly role: LibraryRole;
  /** The lines that name it, with those that lead to them from whom it is told of. */
  readonly evidence: readonly Evidence[];
}
