import { arg, defineLibrary, each, first, join, made, text, type ValueRule } from '../../../src/code/library.ts';

const name = first(made('ServiceInstances', arg(0)), made('ChosenInstance', arg(0)));
const select = (selector: typeof name): ValueRule => ({ value: 'select', selector });

/** Instances that a registry is asked for by the name of their service. */
export const springDiscovery = defineLibrary({
  name: 'spring-discovery-client',
  imports: [
    'org.springframework.cloud.client',
    'org.springframework.cloud.client.discovery',
    'org.springframework.cloud.client.loadbalancer',
  ],
  docs: 'https://docs.spring.io/spring-cloud-commons/reference/spring-cloud-commons/common-abstractions.html',
  types: { ChosenInstance: 'ServiceInstance', MappedInstances: 'Mapped', MappedOption: 'Mapped' },
  creates: {
    'DiscoveryClient.getInstances': 'ServiceInstances',
    'LoadBalancerClient.choose': 'ChosenInstance',
    'ServiceInstances.stream': 'InstanceStream',
    'InstanceStream.findFirst': 'InstanceStream',
    'InstanceStream.findAny': 'InstanceStream',
    'InstanceStream.filter': 'InstanceStream',
    'InstanceStream.map': 'MappedInstances',
    'Mapped.findFirst': 'MappedOption',
    'Mapped.findAny': 'MappedOption',
    'Mapped.filter': 'MappedOption',
    'Mapped.toList': 'MappedOption',
    'ServiceInstances.get': 'ServiceInstance',
    'ServiceInstances.getFirst': 'ServiceInstance',
    'ServiceInstances.first': 'ServiceInstance',
    'InstanceStream.get': 'ServiceInstance',
    'InstanceStream.orElseThrow': 'ServiceInstance',
  },
  callbacks: { 'InstanceStream.map': { 0: ['ServiceInstance'] }, 'InstanceStream.filter': { 0: ['ServiceInstance'] } },
  values: {
    'ServiceInstance.getUri': select(join(text('http://'), name)),
    'ServiceInstance.getHost': select(name),
    'ServiceInstance.getServiceId': select(name),
    ...each<ValueRule>(['get', 'orElse', 'orElseThrow', 'orElseGet'], (last) => [
      `Mapped.${last}`,
      select(made('MappedInstances', arg(0, '()'))),
    ]),
  },
});
