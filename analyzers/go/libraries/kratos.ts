import {
  arg,
  call,
  defineLibrary,
  type Effect,
  first,
  goesBy,
  type Library,
  listen,
  maker,
  mount,
  result,
  route,
  type Selector,
} from '../../../src/code/library.ts';
import { METHODS } from './support/selectors.ts';

/** https://go-kratos.dev/docs/component/transport/http/ */
const http = defineLibrary({
  name: 'kratos-http',
  imports: ['github.com/go-kratos/kratos/v2/transport/http'],
  docs: 'https://go-kratos.dev/docs/component/transport/http/',
  creates: {
    NewServer: 'Server',
    'Server.Route': 'Router',
    'Router.Group': 'Router',
    WithEndpoint: 'Endpoint',
    NewClient: 'Client',
  },
  calls: {
    Address: listen(arg(0)),
    'Server.Route': mount(result, arg(0)),
    'Router.Group': mount(result, arg(0)),
    ...Object.fromEntries(METHODS.map((method): [string, Effect] => [`Router.${method}`, route(method, arg(0), arg(1))])),
    WithEndpoint: call({ protocol: 'http', target: arg(0) }),
  },
});

/** Options stand in any order behind the context. */
const endpoint = (index: number): Selector => maker(arg(index), arg(0), 'Endpoint');

/** What a connection's options say it leads to, for stubs that are made over it. */
export const kratosTarget: Selector = maker(
  arg(0),
  first(endpoint(1), endpoint(2), endpoint(3), endpoint(4), endpoint(5)),
  'KratosConn',
);

const grpc = defineLibrary({
  name: 'kratos-grpc',
  imports: ['github.com/go-kratos/kratos/v2/transport/grpc'],
  docs: 'https://go-kratos.dev/docs/component/transport/grpc/',
  creates: { WithEndpoint: 'Endpoint', Dial: 'KratosConn', DialInsecure: 'KratosConn' },
  calls: { Address: listen(arg(0)), WithEndpoint: call({ protocol: 'grpc', target: arg(0) }) },
});

/** Under its name an application registers; clients ask for `discovery:///name`. */
const application = defineLibrary({
  name: 'kratos',
  imports: ['github.com/go-kratos/kratos/v2'],
  docs: 'https://go-kratos.dev/docs/component/registry/',
  calls: { Name: goesBy(arg(0)) },
});

export const kratos: readonly Library[] = [http, grpc, application];
