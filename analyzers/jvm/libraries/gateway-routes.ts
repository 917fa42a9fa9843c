import {
  arg,
  args,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  made,
  route,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { methodOf, pathOf } from './support/router-predicates.ts';
import { VERBS } from './support/selectors.ts';

const method = first(made('MethodSpec', args(0)), text('ANY'));
const sentTo: Effect = call({ protocol: 'http', method: 'ANY', target: arg(0) });
const passedOn: readonly Effect[] = [route(method, made('PathSpec', arg(0))), sentTo];

/** Routes of Spring Cloud Gateway in code: `builder.routes().route(r -> r.path("/orders/**").uri("lb://orders"))`. */
export const gatewayRoutes = defineLibrary({
  name: 'spring-cloud-gateway-routes',
  imports: ['org.springframework.cloud.gateway.route.builder'],
  docs: 'https://docs.spring.io/spring-cloud-gateway/reference/spring-cloud-gateway-server-webflux/fluent-java-routes-api.html',
  creates: {
    'RouteLocatorBuilder.routes': 'Builder',
    'Builder.route': 'Builder',
    'PredicateSpec.path': 'PathSpec',
    'PredicateSpec.method': 'MethodSpec',
    'PredicateSpec.*': 'BooleanSpec',
    'BooleanSpec.and': 'PredicateSpec',
    'BooleanSpec.or': 'PredicateSpec',
    'BooleanSpec.*': 'UriSpec',
    'UriSpec.*': 'UriSpec',
  },
  types: { PathSpec: 'BooleanSpec', MethodSpec: 'BooleanSpec' },
  callbacks: {
    'Builder.route': { 0: ['PredicateSpec'], 1: ['PredicateSpec'] },
    'RouteLocatorBuilder.routes': { 0: ['RouteLocatorDsl'] },
    // In Kotlin each predicate and the address are statements of their own.
    'RouteLocatorDsl.route': { 0: ['RouteDsl'], 1: ['RouteDsl'], 2: ['RouteDsl'], 3: ['RouteDsl'] },
  },
  calls: {
    ...each<readonly Effect[]>(['PredicateSpec', 'BooleanSpec', 'UriSpec'], (type) => [`${type}.uri`, passedOn]),
    'RouteDsl.path': route('ANY', arg(0)),
    'RouteDsl.uri': sentTo,
  },
});

const MVC = 'org.springframework.cloud.gateway.server.mvc';
const balanced: Effect = call({ protocol: 'http', method: 'ANY', target: join(text('lb://'), arg(0)) });

/** Its server for Spring MVC, whose routes are router functions: `route("cart").route(path("/cart/**"), http("http://cart"))`. */
export const gatewayFunctions = defineLibrary({
  name: 'spring-cloud-gateway-functions',
  imports: [MVC, `${MVC}.*`],
  docs: 'https://docs.spring.io/spring-cloud-gateway/reference/spring-cloud-gateway-server-webmvc/java-routes-api.html',
  creates: { route: 'RouteBuilder', 'GatewayRouterFunctions.route': 'RouteBuilder', 'RouteBuilder.*': 'RouteBuilder' },
  values: each<ValueRule>(['path', 'GatewayRequestPredicates.path'], (name) => [name, { value: 'select', selector: arg(0) }]),
  calls: {
    ...each<Effect>(VERBS, (verb) => [`RouteBuilder.${verb}`, route(verb, arg(0))]),
    'RouteBuilder.route': route(methodOf(arg(0)), pathOf(arg(0))),
    ...each(['http/1', 'uri', 'HandlerFunctions.http/1', 'BeforeFilterFunctions.uri'], (name) => [name, sentTo]),
    ...each(['lb', 'LoadBalancerFilterFunctions.lb'], (name) => [name, balanced]),
  },
});
