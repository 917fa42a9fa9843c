import {
  arg,
  call,
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

/** https://openfeature.dev/docs/reference/other-technologies/ofrep/ */
function asked(target: Selector): Effect {
  return call({ protocol: 'http', target });
}

/** Providers of feature flags: flagd's own speak gRPC, those of OFREP ask by HTTP. */
export const openFeature: readonly Library[] = [
  defineLibrary({
    name: 'flagd-provider',
    imports: ['github.com/open-feature/go-sdk-contrib/providers/flagd/pkg'],
    docs: 'https://github.com/open-feature/go-sdk-contrib/tree/main/providers/flagd',
    calls: { NewProvider: flagd(HOST, PORT) },
  }),
  defineLibrary({
    name: 'ofrep-provider',
    imports: ['github.com/open-feature/go-sdk-contrib/providers/ofrep'],
    docs: 'https://github.com/open-feature/go-sdk-contrib/tree/main/providers/ofrep',
    calls: { NewProvider: asked(arg(0)) },
  }),
];
