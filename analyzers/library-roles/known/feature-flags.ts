import type { Known } from './known.ts';

/** Clients of services and files that switch features. */
export const FEATURE_FLAGS: readonly Known[] = [
  [
    'LaunchDarkly',
    'https://launchdarkly.com/docs/sdk',
    ['feature-flags'],
    'npm:launchdarkly-* npm:@launchdarkly/* npm:ldclient-js maven:com.launchdarkly:* go:github.com/launchdarkly/go-server-sdk* go:gopkg.in/launchdarkly/go-* pypi:launchdarkly-server-sdk* nuget:launchdarkly.* composer:launchdarkly/* gem:launchdarkly-server-sdk crate:launchdarkly-server-sdk hex:launchdarkly_server_sdk',
  ],
  [
    'Unleash',
    'https://docs.getunleash.io/reference/sdks',
    ['feature-flags'],
    'npm:unleash-client npm:unleash-proxy-client npm:@unleash/* maven:io.getunleash:* maven:no.finn.unleash:* go:github.com/unleash/unleash-* pypi:unleashclient nuget:unleash.* composer:unleash/* gem:unleash crate:unleash-api-client hex:unleash',
  ],
  [
    'Flagsmith',
    'https://docs.flagsmith.com/clients/',
    ['feature-flags'],
    'npm:flagsmith npm:flagsmith-* npm:react-native-flagsmith maven:com.flagsmith:* go:github.com/flagsmith/* pypi:flagsmith nuget:flagsmith composer:flagsmith/* gem:flagsmith crate:flagsmith',
  ],
  [
    'OpenFeature',
    'https://openfeature.dev/docs/reference/sdks/',
    ['feature-flags'],
    'npm:@openfeature/* maven:dev.openfeature:* maven:dev.openfeature.contrib* go:github.com/open-feature/* go:go.openfeature.dev/* pypi:openfeature-* nuget:openfeature nuget:openfeature.* composer:open-feature/* gem:openfeature-* crate:open-feature crate:open-feature-*',
  ],
  [
    'GrowthBook',
    'https://docs.growthbook.io/lib/',
    ['feature-flags'],
    'npm:@growthbook/* maven:com.github.growthbook:* maven:io.growthbook* go:github.com/growthbook/* pypi:growthbook nuget:growthbook* composer:growthbook/* gem:growthbook crate:growthbook-rust hex:growthbook',
  ],
  [
    'ConfigCat',
    'https://configcat.com/docs/sdk-reference/overview/',
    ['feature-flags'],
    'npm:configcat-* npm:@configcat/* maven:com.configcat:* go:github.com/configcat/* go:gopkg.in/configcat/* pypi:configcat-client nuget:configcat.* composer:configcat/* gem:configcat crate:configcat hex:configcat',
  ],
  [
    'Split',
    'https://developer.harness.io/docs/feature-management-experimentation/sdks-and-infrastructure/',
    ['feature-flags'],
    'npm:@splitsoftware/* maven:io.split.client:* go:github.com/splitio/go-client* pypi:splitio-client nuget:splitio* composer:splitsoftware/* gem:splitclient-rb',
  ],
  [
    'Harness feature flags',
    'https://developer.harness.io/docs/feature-flags/',
    ['feature-flags'],
    'npm:@harnessio/ff-* maven:io.harness:ff-* go:github.com/harness/ff-* pypi:harness-featureflags nuget:ff-dotnet-server-sdk gem:ff-ruby-server-sdk',
  ],
  [
    'Flipt',
    'https://docs.flipt.io/integration/overview',
    ['feature-flags'],
    'npm:@flipt-io/* maven:io.flipt:* go:go.flipt.io/* go:github.com/flipt-io/* pypi:flipt pypi:flipt-client nuget:flipt.* gem:flipt_client crate:flipt crate:flipt-*',
  ],
  ['Togglz', 'https://www.togglz.org/documentation/overview', ['feature-flags'], 'maven:org.togglz:*'],
  ['FF4J', 'https://ff4j.github.io/', ['feature-flags'], 'maven:org.ff4j:*'],
  [
    'Microsoft Feature Management',
    'https://learn.microsoft.com/azure/azure-app-configuration/feature-management-overview',
    ['feature-flags'],
    'nuget:microsoft.featuremanagement* npm:@microsoft/feature-management* pypi:featuremanagement maven:com.azure.spring:spring-cloud-azure-feature-management*',
  ],
  [
    'Statsig',
    'https://docs.statsig.com/sdks/getting-started',
    ['feature-flags'],
    'npm:statsig-* npm:@statsig/* maven:com.statsig:* go:github.com/statsig-io/* pypi:statsig pypi:statsig-* nuget:statsig* composer:statsig/* gem:statsig',
  ],
  [
    'Optimizely',
    'https://docs.developers.optimizely.com/feature-experimentation/docs/sdks',
    ['feature-flags'],
    'npm:@optimizely/optimizely-sdk npm:@optimizely/react-sdk maven:com.optimizely.ab:* go:github.com/optimizely/go-sdk* pypi:optimizely-sdk nuget:optimizely.sdk composer:optimizely/optimizely-sdk gem:optimizely-sdk',
  ],
  [
    'DevCycle',
    'https://docs.devcycle.com/sdk/',
    ['feature-flags'],
    'npm:@devcycle/* maven:com.devcycle:* go:github.com/devcyclehq/* pypi:devcycle-python-server-sdk nuget:devcycle.* composer:devcycle/* gem:devcycle-ruby-server-sdk',
  ],
  [
    'GO Feature Flag',
    'https://gofeatureflag.org/docs/sdk',
    ['feature-flags'],
    'go:github.com/thomaspoignant/go-feature-flag* pypi:gofeatureflag-python-provider',
  ],
  ['Flipper', 'https://www.flippercloud.io/docs', ['feature-flags'], 'gem:flipper gem:flipper-*'],
  ['Rollout', 'https://github.com/fetlife/rollout', ['feature-flags'], 'gem:rollout'],
  ['Laravel Pennant', 'https://laravel.com/docs/pennant', ['feature-flags'], 'composer:laravel/pennant'],
  ['Waffle', 'https://waffle.readthedocs.io/', ['feature-flags'], 'pypi:django-waffle'],
  ['FunWithFlags', 'https://hexdocs.pm/fun_with_flags/', ['feature-flags'], 'hex:fun_with_flags'],
  ['Quarkus Flags', 'https://docs.quarkiverse.io/quarkus-flags/dev/', ['feature-flags'], 'maven:io.quarkiverse.flags:*'],
];
