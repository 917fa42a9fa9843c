import {
  connection,
  defineLibrary,
  type Effect,
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

/** Providers of feature flags: flagd's own speak gRPC, those of OFREP ask by HTTP. */
export const openFeature: readonly Library[] = [
  defineLibrary({
    name: 'flagd-provider',
    imports: ['OpenFeature.Contrib.Providers.Flagd', 'OpenFeature.Providers.Flagd'],
    docs: 'https://github.com/open-feature/dotnet-sdk-contrib/tree/main/src/OpenFeature.Contrib.Providers.Flagd',
    calls: { FlagdProvider: flagd(HOST, PORT) },
  }),
];
