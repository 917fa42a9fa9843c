import { defineLibrary, publish, subscribe } from '../../../src/code/library.ts';
import { DUBBO_REFERENCE, DUBBO_SERVICE } from '../container-roles.ts';
import { whole } from './support/selectors.ts';

/** Services go by their interface; whoever refers to it asks the program that serves it. */
const service = { protocol: 'tcp', channel: whole('interface'), channelKind: 'rpc', isBetween: true } as const;

/** Dubbo by its annotations. */
export const dubbo = defineLibrary({
  name: 'dubbo',
  imports: ['org.apache.dubbo.config.annotation', 'com.alibaba.dubbo.config.annotation'],
  globals: [DUBBO_REFERENCE, DUBBO_SERVICE],
  docs: 'https://dubbo.apache.org/en/overview/mannual/java-sdk/reference-manual/config/annotation/',
  decorators: {
    field: { [DUBBO_REFERENCE]: publish(service) },
    class: { [DUBBO_SERVICE]: subscribe(service) },
  },
});
