import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  listen,
  purposed,
  route,
  type Selector,
  text,
} from '../../../src/code/library.ts';
import { madeOptions } from './support/selectors.ts';

/** Services of the same system are asked by a setting or by plain HTTP; a secure literal address is the network's, or the sample of the documentation. */
const INSIDE: Selector = { from: 'mapped', of: arg(1), texts: { '*https://*': 'outside', '*': 'inside' } };

/** `@HealthCheck()` stands on the handler of a health check, and an indicator asks other services over HTTP whether they are well. */
export const nestjsTerminus = defineLibrary({
  name: 'nestjs-terminus',
  imports: ['@nestjs/terminus'],
  docs: 'https://docs.nestjs.com/recipes/terminus',
  purposes: { HealthCheck: 'health' },
  calls: each<Effect>(['pingCheck', 'responseCheck'], (name) => [
    `HttpHealthIndicator.${name}`,
    call({ protocol: 'http', method: first(arg(2, 'method'), text('GET')), target: arg(1), where: [INSIDE, 'inside'] }),
  ]),
});

/** A handler that answers with what a registry has gathered. */
export const promClient = defineLibrary({
  name: 'prom-client',
  imports: ['prom-client'],
  docs: 'https://github.com/siimon/prom-client#usage',
  purposes: { 'register.metrics': 'metrics', 'Registry.metrics': 'metrics' },
});

/** Health checks by path, on the server itself. */
export const terminus = defineLibrary({
  name: 'terminus',
  imports: ['@godaddy/terminus'],
  docs: 'https://github.com/godaddy/terminus#usage',
  calls: {
    createTerminus: {
      does: 'route',
      each: arg(1, 'healthChecks', '[,]'),
      method: 'GET',
      path: arg(0),
      handler: { from: 'callable', of: arg(1) },
      purpose: 'health',
    },
  },
});

function fixed(path: string): Effect {
  return purposed('health', route('GET', text(path)));
}

/** A server of its own beside the program's, for probes. */
export const lightship = defineLibrary({
  name: 'lightship',
  imports: ['lightship'],
  docs: 'https://github.com/gajus/lightship#usage',
  calls: {
    createLightship: [fixed('/health'), fixed('/live'), fixed('/ready'), listen(first(arg(0, 'port'), text('9000')))],
  },
});

function metricsAt(...options: readonly Selector[]): Effect {
  return purposed('metrics', route('GET', first(...options, text('/metrics'))));
}

/** Middlewares and modules that serve what they have gathered by themselves. */
export const metricsMiddlewares = [
  defineLibrary({
    name: 'express-prom-bundle',
    imports: ['express-prom-bundle'],
    docs: 'https://github.com/jochen-schweizer/express-prom-bundle#options',
    calls: { default: metricsAt(arg(0, 'metricsPath')) },
  }),
  defineLibrary({
    name: 'nestjs-prometheus',
    imports: ['@willsoto/nestjs-prometheus'],
    docs: 'https://github.com/willsoto/nestjs-prometheus#usage',
    calls: {
      'PrometheusModule.register': metricsAt(arg(0, 'path')),
      'PrometheusModule.registerAsync': metricsAt(madeOptions(0, 'createPrometheusOptions')('path')),
    },
  }),
];
