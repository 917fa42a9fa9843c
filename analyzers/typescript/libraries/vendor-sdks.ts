import { call, defineLibrary, type Effect, each, first, type Library, text } from '../../../src/code/library.ts';
import { content } from './vendors/content.ts';
import { insights } from './vendors/insights.ts';
import { messaging } from './vendors/messaging.ts';
import { payments } from './vendors/payments.ts';
import { platforms } from './vendors/platforms.ts';
import type { Vendor } from './vendors/vendor.ts';

function vendorLibrary({ vendor, imports, makers, host, override, docs }: Vendor): Library {
  const target = override ? first(override, text(host)) : text(host);
  const effect = call({ protocol: 'http', target, vendor });
  return defineLibrary({ name: nameOf(vendor, imports), imports, docs, calls: each<Effect>(makers, (maker) => [maker, effect]) });
}

/** `Slack` and `@slack/web-api` give `slack-slack-web-api`: one vendor may have many packages. */
function nameOf(vendor: string, imports: readonly string[]): string {
  return `${vendor} ${imports[0] ?? ''}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-');
}

/** Each SDK is a call to the vendor's documented host, at the line that makes the client. */
export const vendorSdks: readonly Library[] = [...content, ...insights, ...messaging, ...payments, ...platforms].map(
  vendorLibrary,
);
