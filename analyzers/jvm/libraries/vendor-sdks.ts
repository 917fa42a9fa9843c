import { type Library, vendorLibrary } from '../../../src/code/library.ts';
import { insights } from './vendors/insights.ts';
import { intelligence } from './vendors/intelligence.ts';
import { messaging } from './vendors/messaging.ts';
import { payments } from './vendors/payments.ts';
import { platforms } from './vendors/platforms.ts';

/** SDKs of vendors for Java and Kotlin. */
export const vendorSdks: readonly Library[] = [...insights, ...intelligence, ...messaging, ...payments, ...platforms].map(
  vendorLibrary,
);
