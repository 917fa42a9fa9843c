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
  {
    vendor: 'Datadog',
    imports: ['dd-trace'],
    makers: ['init', 'tracer.init', 'default.init'],
    host: 'https://trace.agent.datadoghq.com',
    docs: 'https://docs.datadoghq.com/tracing/trace_collection/library_config/nodejs/',
  },
  {
    vendor: 'Bugsnag',
    imports: ['@bugsnag/js', '@bugsnag/node'],
    makers: ['start', 'Bugsnag.start'],
    host: 'https://notify.bugsnag.com',
    docs: 'https://docs.bugsnag.com/platforms/javascript/',
  },
  {
    vendor: 'Rollbar',
    imports: ['rollbar'],
    makers: ['default', 'init'],
    host: 'https://api.rollbar.com',
    docs: 'https://docs.rollbar.com/docs/nodejs',
  },
  {
    vendor: 'Better Stack',
    imports: ['@logtail/node'],
    makers: ['Logtail'],
    host: 'https://in.logs.betterstack.com',
    docs: 'https://betterstack.com/docs/logs/javascript/',
  },
  {
    vendor: 'Amplitude',
    imports: ['@amplitude/analytics-node', '@amplitude/analytics-browser'],
    makers: ['init'],
    host: 'https://api2.amplitude.com',
    docs: 'https://amplitude.com/docs/sdks/analytics/node/node-js-sdk',
  },
];
