import { type Library, vendorLibrary } from '../../../src/code/library.ts';
import { content } from './vendors/content.ts';
import { insights } from './vendors/insights.ts';
import { messaging } from './vendors/messaging.ts';
import { models } from './vendors/models.ts';
import { payments } from './vendors/payments.ts';
import { platforms } from './vendors/platforms.ts';

/** Each SDK is a call to the vendor's documented host, at the line that makes the client. */
export const vendorSdks: readonly Library[] = [...content, ...insights, ...messaging, ...models, ...payments, ...platforms].map(
  vendorLibrary,
);
