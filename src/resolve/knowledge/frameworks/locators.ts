/** A gateway that passes on whatever is below the name of a registered service, without a route for it. */
export interface Locator {
  readonly docs: string;
  readonly library: RegExp;
  /** Settings of which one says that it does; without them, it does unless `off` says otherwise. */
  readonly on?: readonly string[];
  readonly off?: readonly (readonly [key: string, text: RegExp])[];
  /** What stands before the name: a pattern in Spring's expression language, or a prefix. */
  readonly patterns: readonly string[];
  readonly prefixes: readonly string[];
}

const ROOTS = ['spring.cloud.gateway.', 'spring.cloud.gateway.server.webflux.'].map((root) => `${root}discovery.locator.`);

export const LOCATORS: readonly Locator[] = [
  {
    docs: 'https://docs.spring.io/spring-cloud-gateway/reference/spring-cloud-gateway-server-webflux/the-discoveryclient-route-definition-locator.html',
    library: /spring-cloud-(starter-)?gateway/,
    on: ROOTS.map((root) => `${root}enabled`),
    patterns: ROOTS.flatMap((root) => [`${root}predicates[0].args.pattern`, `${root}predicates[0].args[pattern]`]),
    prefixes: [],
  },
  {
    docs: 'https://cloud.spring.io/spring-cloud-netflix/multi/multi__router_and_filter_zuul.html#netflix-zuul-reverse-proxy',
    library: /spring-cloud-starter-(netflix-)?zuul/,
    off: [['zuul.ignored-services', /(^|,)\s*\*/]],
    patterns: [],
    prefixes: ['zuul.prefix'],
  },
];
