import { arg, defineLibrary, first, join, made, type Selector, text, type ValueRule } from '../../../src/code/library.ts';

const name = first(made('NextInstance', arg(0)), made('EurekaApplication', arg(0)));
const select = (selector: Selector): ValueRule => ({ value: 'select', selector });

/** Instances that Eureka's own client is asked for by the name of their application. */
export const eurekaClient = defineLibrary({
  name: 'eureka-client',
  imports: ['com.netflix.discovery', 'com.netflix.discovery.shared', 'com.netflix.appinfo'],
  docs: 'https://docs.spring.io/spring-cloud-netflix/reference/spring-cloud-netflix.html#using-the-eurekaclient',
  types: { NextInstance: 'InstanceInfo', DiscoveryClient: 'EurekaClient' },
  creates: {
    'EurekaClient.getNextServerFromEureka': 'NextInstance',
    'EurekaClient.getApplication': 'EurekaApplication',
    'EurekaApplication.getInstances': 'EurekaInstances',
    'EurekaInstances.get': 'InstanceInfo',
    'EurekaInstances.getFirst': 'InstanceInfo',
  },
  values: {
    'InstanceInfo.getHomePageUrl': select(join(text('http://'), name, text('/'))),
    'InstanceInfo.getHostName': select(name),
    'InstanceInfo.getIPAddr': select(name),
    'InstanceInfo.getAppName': select(name),
    'InstanceInfo.getVIPAddress': select(name),
  },
});
