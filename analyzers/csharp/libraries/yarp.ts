import {
  arg,
  call,
  defineLibrary,
  type Effect,
  first,
  join,
  keyword,
  maker,
  param,
  route,
  type Selector,
  text,
} from '../../../src/code/library.ts';
import { register } from '../../../src/code/type-selectors.ts';

/** What `Match = new RouteMatch { Path = … }` says. */
function match(name: string): Selector {
  return first(maker(keyword('Match'), keyword(name)), keyword('Match', name));
}

function pathsTo(cluster: Selector): Selector {
  return join(text('yarp paths to '), cluster);
}

const path = first(match('Path'), text('/{**catch-all}'));
const destination = first(maker(keyword('Destinations', '[]'), keyword('Address')), keyword('Destinations', '[]', 'Address'));

function forwarded(asked: { readonly method?: string; readonly path?: Selector }): readonly Effect[] {
  const to = { protocol: 'http', target: param(1, 'destinationPrefix'), forwards: arg(0) } as const;
  return [route('ANY', param(0, 'pattern')), call({ ...to, ...asked })];
}

/** A proxy whose routes and clusters are objects in code, and forwarders of one path. */
export const yarp = defineLibrary({
  name: 'yarp',
  imports: [
    'Yarp.ReverseProxy.Configuration',
    'Yarp.ReverseProxy',
    'Yarp.ReverseProxy.Forwarder',
    'Microsoft.AspNetCore.Builder',
  ],
  docs: 'https://learn.microsoft.com/aspnet/core/fundamentals/servers/yarp/config-providers',
  types: { RouteMatch: 'Part', DestinationConfig: 'Part' },
  calls: {
    RouteConfig: [
      route(first(match('Methods'), text('ANY')), path),
      register({ token: pathsTo(keyword('ClusterId')), items: path }),
    ],
    ClusterConfig: call({
      protocol: 'http',
      target: destination,
      forwards: { from: 'registered', token: pathsTo(keyword('ClusterId')) },
    }),
    '*.MapForwarder': forwarded({}),
    // Nothing changes the path on its way.
    '*.MapForwarder/2': forwarded({ method: 'ANY', path: param(0, 'pattern') }),
  },
});
