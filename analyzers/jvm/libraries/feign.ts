import { arg, call, client, defineLibrary, first, text, word } from '../../../src/code/library.ts';
import { whole } from './support/selectors.ts';

/** Where no URL is given, the name is one that discovery knows. */
const springFeign = defineLibrary({
  name: 'spring-cloud-openfeign',
  imports: [
    'org.springframework.cloud.openfeign',
    'org.springframework.cloud.netflix.feign',
    'org.springframework.cloud.netflix.feign.support',
  ],
  docs: 'https://docs.spring.io/spring-cloud-openfeign/reference/spring-cloud-openfeign.html',
  decorators: {
    class: {
      FeignClient: client({
        protocol: 'http',
        target: first(whole('url', 'name', 'value', 'serviceId')),
        path: whole('path'),
      }),
    },
  },
});

/** Feign's own annotations and its builder. */
const feign = defineLibrary({
  name: 'feign',
  imports: ['feign', 'feign.hystrix'],
  docs: 'https://github.com/OpenFeign/feign#interface-annotations',
  creates: { 'Feign.builder': 'FeignBuilder', 'HystrixFeign.builder': 'FeignBuilder', 'FeignBuilder.*': 'FeignBuilder' },
  calls: { 'FeignBuilder.target': client({ protocol: 'http', target: arg(1), of: arg(0) }) },
  decorators: {
    method: {
      RequestLine: call({ protocol: 'http', target: text(''), method: word(whole('value'), 0), path: word(whole('value'), 1) }),
    },
  },
});

export const feignLibraries = [springFeign, feign];
