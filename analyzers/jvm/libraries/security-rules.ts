import {
  arg,
  args,
  defineLibrary,
  type Effect,
  each,
  first,
  type GuardRule,
  guard,
  made,
  type ValueRule,
} from '../../../src/code/library.ts';

const MATCHERS = ['requestMatchers', 'antMatchers', 'mvcMatchers', 'pathMatchers', 'anyRequest', 'anyExchange'];

function rule(details: GuardRule): Effect {
  return guard({ on: 'program', ...details, rule: made('AuthorizedUrl', args(0)) });
}

/** Several chains share a program's routes by these. */
const narrowed = guard({ on: 'rules', rule: args(0) });

const ordered = guard({ on: 'rules', order: first(arg(0, 'value'), arg(0)) });

/** What these match is the framework's own. */
const OWN: Readonly<Record<string, string>> = {
  'EndpointRequest.toAnyEndpoint': '/actuator/**',
  'EndpointRequest.to': '/actuator/**',
  'PathRequest.toH2Console': '/h2-console/**',
};

/** Rules of a `SecurityFilterChain`, the first that fits a route decides. */
export const securityRules = defineLibrary({
  name: 'spring-security-rules',
  imports: [
    'org.springframework.core.annotation',
    'org.springframework.security.config.annotation.web.builders',
    'org.springframework.security.config.annotation.web.configurers',
    'org.springframework.security.config.web.server',
    'org.springframework.security.web.util.matcher',
    'org.springframework.security.web.server.util.matcher',
    'org.springframework.security.web.servlet.util.matcher',
    'org.springframework.boot.actuate.autoconfigure.security.servlet',
    'org.springframework.boot.autoconfigure.security.servlet',
  ],
  docs: 'https://docs.spring.io/spring-security/reference/servlet/authorization/authorize-http-requests.html',
  creates: {
    'HttpSecurity.*': 'HttpSecurity',
    ...each(['authorizeHttpRequests', 'authorizeRequests', 'authorizeExchange'], (name) => [`HttpSecurity.${name}`, 'Registry']),
    ...each(MATCHERS, (name) => [`Registry.${name}`, 'AuthorizedUrl']),
    'Registry.dispatcherTypeMatchers': 'Dispatched',
    'AuthorizedUrl.*': 'Registry',
    'Dispatched.*': 'Registry',
  },
  types: { ServerHttpSecurity: 'HttpSecurity', Registry: 'HttpSecurity' },
  callbacks: {
    ...each(['authorizeHttpRequests', 'authorizeRequests', 'authorizeExchange'], (name) => [
      `HttpSecurity.${name}`,
      { 0: ['Registry'] },
    ]),
    ...each(['securityMatchers', 'requestMatchers'], (name) => [`HttpSecurity.${name}`, { 0: ['Matchers'] }]),
  },
  // https://docs.spring.io/spring-security/reference/servlet/configuration/java.html#_multiple_httpsecurity_instances
  decorators: { method: { Order: ordered }, class: { Order: ordered } },

  calls: {
    ...each(['permitAll', 'anonymous'], (name) => [`AuthorizedUrl.${name}`, rule({ access: 'public' })]),
    ...each(['authenticated', 'fullyAuthenticated', 'rememberMe', 'denyAll'], (name) => [`AuthorizedUrl.${name}`, rule({})]),
    ...each(['hasRole', 'hasAnyRole', 'hasAuthority', 'hasAnyAuthority', 'access'], (name) => [
      `AuthorizedUrl.${name}`,
      rule({ roles: args(0) }),
    ]),
    ...each(['securityMatcher', 'antMatcher', 'mvcMatcher'], (name) => [`HttpSecurity.${name}`, narrowed]),
    ...each(MATCHERS, (name) => [`Matchers.${name}`, narrowed]),
    'HttpSecurity.oauth2ResourceServer': guard({ on: 'rules', scheme: 'jwt' }),
    'HttpSecurity.oauth2Login': guard({ on: 'rules', scheme: 'oauth2' }),
    'HttpSecurity.httpBasic': guard({ on: 'rules', scheme: 'basic' }),
    'HttpSecurity.formLogin': guard({ on: 'rules', scheme: 'session' }),
  },
  values: {
    ...each<ValueRule>(['AntPathRequestMatcher', 'AntPathRequestMatcher.antMatcher', 'antMatcher'], (name) => [
      name,
      { value: 'select', selector: arg(0) },
    ]),
    'ServerWebExchangeMatchers.pathMatchers': { value: 'select', selector: args(0) },
    ...each<ValueRule>(Object.keys(OWN), (name) => [name, { value: 'text', text: OWN[name] ?? '' }]),
  },
});
