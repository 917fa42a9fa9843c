import type { Vendor } from './vendor.ts';

/** Vendors that watch programs and their users, and switch features. */
export const insights: readonly Vendor[] = [
  {
    vendor: 'Sentry',
    imports: ['@sentry/*'],
    makers: ['init'],
    host: 'https://sentry.io',
    docs: 'https://docs.sentry.io/platforms/javascript/guides/node/',
  },
  {
    vendor: 'Segment',
    imports: ['@segment/analytics-node', 'analytics-node'],
    makers: ['Analytics', 'default'],
    host: 'https://api.segment.io',
    docs: 'https://segment.com/docs/connections/sources/catalog/libraries/server/node/',
  },
  {
    vendor: 'Mixpanel',
    imports: ['mixpanel'],
    makers: ['init'],
    host: 'https://api.mixpanel.com',
    docs: 'https://github.com/mixpanel/mixpanel-node',
  },
  {
    vendor: 'PostHog',
    imports: ['posthog-node'],
    makers: ['PostHog'],
    host: 'https://us.i.posthog.com',
    docs: 'https://posthog.com/docs/libraries/node',
  },
  {
    vendor: 'LaunchDarkly',
    imports: ['@launchdarkly/node-server-sdk', 'launchdarkly-node-server-sdk'],
    makers: ['init'],
    host: 'https://sdk.launchdarkly.com',
    docs: 'https://docs.launchdarkly.com/sdk/server-side/node-js',
  },
];
