import type { VendorSdk } from '../../../../src/code/library.ts';

/** Vendors that watch programs and their users, and switch features. */
export const insights: readonly VendorSdk[] = [
  {
    vendor: 'Sentry',
    imports: ['@sentry/*'],
    makers: ['init'],
    docs: 'https://docs.sentry.io/platforms/javascript/guides/node/',
  },
  {
    vendor: 'Segment',
    imports: ['@segment/analytics-node', 'analytics-node'],
    makers: ['Analytics', 'default'],
    docs: 'https://segment.com/docs/connections/sources/catalog/libraries/server/node/',
  },
  {
    vendor: 'Mixpanel',
    imports: ['mixpanel'],
    makers: ['init'],
    docs: 'https://github.com/mixpanel/mixpanel-node',
  },
  {
    vendor: 'PostHog',
    imports: ['posthog-node'],
    makers: ['PostHog'],
    docs: 'https://posthog.com/docs/libraries/node',
  },
  {
    vendor: 'LaunchDarkly',
    imports: ['@launchdarkly/node-server-sdk', 'launchdarkly-node-server-sdk'],
    makers: ['init'],
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
    docs: 'https://docs.bugsnag.com/platforms/javascript/',
  },
  {
    vendor: 'Rollbar',
    imports: ['rollbar'],
    makers: ['default', 'init'],
    docs: 'https://docs.rollbar.com/docs/nodejs',
  },
  {
    vendor: 'Better Stack',
    imports: ['@logtail/node'],
    makers: ['Logtail'],
    docs: 'https://betterstack.com/docs/logs/javascript/',
  },
  {
    vendor: 'Amplitude',
    imports: ['@amplitude/analytics-node', '@amplitude/analytics-browser'],
    makers: ['init'],
    docs: 'https://amplitude.com/docs/sdks/analytics/node/node-js-sdk',
  },
  {
    vendor: 'Flagsmith',
    imports: ['flagsmith-nodejs'],
    makers: ['Flagsmith', 'default'],
    docs: 'https://docs.flagsmith.com/clients/server-side',
  },
  {
    vendor: 'PostHog',
    imports: ['posthog-js'],
    makers: ['init', 'default.init', 'posthog.init'],
    docs: 'https://posthog.com/docs/libraries/js',
  },
  {
    vendor: 'PostHog',
    imports: ['posthog-js/react', '@posthog/react'],
    makers: ['PostHogProvider'],
    docs: 'https://posthog.com/docs/libraries/react',
  },
  {
    vendor: 'Mixpanel',
    imports: ['mixpanel-browser'],
    makers: ['init', 'default.init'],
    docs: 'https://docs.mixpanel.com/docs/tracking-methods/sdks/javascript',
  },
  {
    vendor: 'Segment',
    imports: ['@segment/analytics-next'],
    makers: ['AnalyticsBrowser.load'],
    docs: 'https://segment.com/docs/connections/sources/catalog/libraries/website/javascript/',
  },
  {
    vendor: 'LaunchDarkly',
    imports: ['launchdarkly-js-client-sdk', 'launchdarkly-react-client-sdk'],
    makers: ['initialize', 'asyncWithLDProvider', 'withLDProvider'],
    docs: 'https://docs.launchdarkly.com/sdk/client-side/javascript',
  },
  {
    vendor: 'Statsig',
    imports: ['statsig-node', '@statsig/statsig-node-core'],
    makers: ['initialize', 'default.initialize', 'Statsig'],
    docs: 'https://docs.statsig.com/server/introduction',
  },
  {
    vendor: 'Axiom',
    imports: ['@axiomhq/js', '@axiomhq/winston', '@axiomhq/pino'],
    makers: ['Axiom', 'WinstonTransport'],
    docs: 'https://axiom.co/docs/guides/javascript',
  },
];
