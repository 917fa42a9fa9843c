import { arg, call, defineLibrary, type Effect, each, made, route } from '../../../src/code/library.ts';

const passedOn: readonly Effect[] = [
  route('ANY', made('PathSpec', arg(0))),
  call({ protocol: 'http', method: 'ANY', target: arg(0) }),
];

/** Routes of Spring Cloud Gateway in code: `builder.routes().route(r -> r.path("/orders/**").uri("lb://orders"))`. */
export const gatewayRoutes = defineLibrary({
  name: 'spring-cloud-gateway-routes',
  imports: ['org.springframework.cloud.gateway.route.builder'],
  docs: 'https://docs.spring.io/spring-cloud-gateway/reference/spring-cloud-gateway-server-webflux/fluent-java-routes-api.html',
  creates: {
    'RouteLocatorBuilder.routes': 'Builder',
    'Builder.route': 'Builder',
    'PredicateSpec.path': 'PathSpec',
    'PredicateSpec.*': 'BooleanSpec',
    'BooleanSpec.and': 'PredicateSpec',
    'BooleanSpec.or': 'PredicateSpec',
    'BooleanSpec.*': 'UriSpec',
    'UriSpec.*': 'UriSpec',
  },
  types: { PathSpec: 'BooleanSpec' },
  callbacks: { 'Builder.route': { 0: ['PredicateSpec'], 1: ['PredicateSpec'] } },
  calls: each<readonly Effect[]>(['PredicateSpec', 'BooleanSpec', 'UriSpec'], (type) => [`${type}.uri`, passedOn]),
});
