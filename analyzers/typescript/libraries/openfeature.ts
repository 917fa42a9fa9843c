import {
  arg,
  call,
  connection,
  defineLibrary,
  type Effect,
  first,
  join,
  type Library,
  type Selector,
  setting,
  text,
} from '../../../src/code/library.ts';

/** Where flags are evaluated, as every provider has it until it is told otherwise: https://flagd.dev/providers/ */
const HOST = setting('FLAGD_HOST', text('localhost'));
const PORT = setting('FLAGD_PORT', text('8013'));

function flagd(host: Selector, port: Selector): Effect {
  const target = join(host, text(':'), port);
  return connection({ nodeKind: 'infrastructure', technology: 'flagd', protocol: 'grpc', target });
}

/** https://openfeature.dev/docs/reference/other-technologies/ofrep/ */
function asked(target: Selector): Effect {
  return call({ protocol: 'http', target });
}

/** Providers of feature flags: flagd's own speak gRPC, those of OFREP ask by HTTP. */
export const openFeature: readonly Library[] = [
  defineLibrary({
    name: 'flagd-provider',
    imports: ['@openfeature/flagd-provider'],
    docs: 'https://github.com/open-feature/js-sdk-contrib/tree/main/libs/providers/flagd',
    calls: { FlagdProvider: flagd(first(arg(0, 'host'), HOST), first(arg(0, 'port'), PORT)) },
  }),
  defineLibrary({
    name: 'ofrep-provider',
    imports: ['@openfeature/ofrep-provider', '@openfeature/ofrep-web-provider'],
    docs: 'https://github.com/open-feature/js-sdk-contrib/tree/main/libs/providers/ofrep',
    calls: { OFREPProvider: asked(arg(0, 'baseUrl')), OFREPWebProvider: asked(arg(0, 'baseUrl')) },
  }),
];
