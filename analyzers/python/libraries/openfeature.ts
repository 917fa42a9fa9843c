import {
  call,
  connection,
  defineLibrary,
  type Effect,
  first,
  join,
  type Library,
  param,
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
    imports: ['openfeature.contrib.provider.flagd'],
    docs: 'https://github.com/open-feature/python-sdk-contrib/tree/main/providers/openfeature-provider-flagd',
    calls: { FlagdProvider: flagd(first(param(0, 'host'), HOST), first(param(1, 'port'), PORT)) },
  }),
  defineLibrary({
    name: 'ofrep-provider',
    imports: ['openfeature.contrib.provider.ofrep'],
    docs: 'https://github.com/open-feature/python-sdk-contrib/tree/main/providers/openfeature-provider-ofrep',
    calls: { OFREPProvider: asked(param(0, 'base_url')) },
  }),
];
