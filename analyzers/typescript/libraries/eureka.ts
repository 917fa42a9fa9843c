import { arg, connection, defineLibrary, type Effect, each, first, goesBy } from '../../../src/code/library.ts';
import { instancesOf } from './support/instances.ts';
import { address, optionsAt } from './support/selectors.ts';

const instances = instancesOf({
  lookups: ['Eureka.getInstancesByAppId', 'Eureka.getInstancesByVipAddress'],
  asked: arg(0),
  hosts: ['hostName', 'ipAddr', 'vipAddress', 'secureVipAddress', 'app'],
  ports: ['port', 'securePort'],
  keeper: 'Eureka',
});

/** The client registers what it is made with, under two names. */
const REGISTERED: readonly Effect[] = [
  connection({
    nodeKind: 'infrastructure',
    technology: 'eureka',
    protocol: 'http',
    target: first(address(optionsAt(0, 'eureka')), arg(0, 'eureka', 'serviceUrls', 'default', '[]')),
  }),
  goesBy(arg(0, 'instance', 'app')),
  goesBy(arg(0, 'instance', 'vipAddress')),
];

export const eureka = defineLibrary({
  name: 'eureka',
  imports: ['eureka-js-client'],
  docs: 'https://github.com/jquatier/eureka-js-client#looking-up-application-instances',
  ...instances,
  creates: { default: 'Eureka', ...instances.creates },
  calls: { ...instances.calls, ...each<readonly Effect[]>(['Eureka', 'default'], (maker) => [maker, REGISTERED]) },
});
