import type { VendorSdk } from '../../../../src/code/library.ts';

/** Vendors that watch programs and their users, and switch features. */
export const insights: readonly VendorSdk[] = [
  {
    vendor: 'Sentry',
    imports: ['io.sentry'],
    makers: ['Sentry.init'],
    docs: 'https://docs.sentry.io/platforms/java/',
  },
  {
    vendor: 'Datadog',
    imports: ['com.datadog.api.client'],
    makers: ['ApiClient.getDefaultApiClient', 'ApiClient'],
    docs: 'https://docs.datadoghq.com/developers/community/libraries/',
  },
  {
    vendor: 'Rollbar',
    imports: ['com.rollbar.notifier'],
    makers: ['Rollbar', 'Rollbar.init'],
    docs: 'https://docs.rollbar.com/docs/java',
  },
  {
    vendor: 'Bugsnag',
    imports: ['com.bugsnag'],
    makers: ['Bugsnag', 'Bugsnag.init'],
    docs: 'https://docs.bugsnag.com/platforms/java/',
  },
  {
    vendor: 'Segment',
    imports: ['com.segment.analytics'],
    makers: ['Analytics.builder'],
    docs: 'https://segment.com/docs/connections/sources/catalog/libraries/server/java/',
  },
  {
    vendor: 'Mixpanel',
    imports: ['com.mixpanel.mixpanelapi'],
    makers: ['MixpanelAPI'],
    docs: 'https://github.com/mixpanel/mixpanel-java',
  },
  {
    vendor: 'Amplitude',
    imports: ['com.amplitude'],
    makers: ['Amplitude.getInstance'],
    docs: 'https://amplitude.com/docs/sdks/analytics/java/jre-java-sdk',
  },
  {
    vendor: 'PostHog',
    imports: ['com.posthog.java', 'com.posthog.server'],
    makers: ['PostHog.Builder', 'PostHog.with'],
    docs: 'https://posthog.com/docs/libraries/java',
  },
  {
    vendor: 'LaunchDarkly',
    imports: ['com.launchdarkly.sdk.server'],
    makers: ['LDClient'],
    docs: 'https://docs.launchdarkly.com/sdk/server-side/java',
  },
  {
    vendor: 'Flagsmith',
    imports: ['com.flagsmith'],
    makers: ['FlagsmithClient.newBuilder'],
    docs: 'https://docs.flagsmith.com/clients/server-side',
  },
];
