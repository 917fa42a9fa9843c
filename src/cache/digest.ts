import { hash } from 'node:crypto';

/** The SHA-256 of a value that JSON can say. */
export function digestOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value));
}
