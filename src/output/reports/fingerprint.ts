import { createHash } from 'node:crypto';
import type { Finding } from '../../model/finding.ts';

/** The same for the same defect, wherever its lines move. */
export function fingerprintOf({ key }: Finding): string {
  return createHash('sha256').update(key).digest('hex');
}
