import {
  arg,
  args,
  decoratedName,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  madeOf,
  prefix,
  route,
  setting,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { capitalised, element, VERBS } from './support/selectors.ts';

const path = first(element('value', 'path'), text(''));

/** Spring Data REST serves its own controllers beside the repositories. */
const restPath = setting('spring.data.rest.base-path', text(''));

/** What stands before every path of an application: where the server has it, and where the dispatcher is below that. */
export const contextPath = join(
  setting('server.servlet.context-path', setting('spring.webflux.base-path', setting('server.context-path', text('')))),
  setting('spring.mvc.servlet.path', text('')),
);

/** Which controllers a prefix is for: `HandlerTypePredicate.forBasePackage("shop.open")`; other conditions say nothing here. */
const packages = madeOf(arg(1), 'HandlerTypePredicate', args(0));

/** Controllers of Spring MVC and WebFlux; the same annotations describe the requests of a Feign client. */
export const springWeb = defineLibrary({
  name: 'spring-web',
  imports: [
    'org.springframework.web.bind.annotation',
    'org.springframework.data.rest.webmvc',
    'org.springframework.web.servlet.config.annotation',
    'org.springframework.web.reactive.config',
    'org.springframework.web.method',
  ],
  docs: 'https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller/ann-requestmapping.html',
  values: each<ValueRule>([...VERBS, 'TRACE'], (verb) => [`RequestMethod.${verb}`, { value: 'text', text: verb }]),
  below: contextPath,
  creates: { 'HandlerTypePredicate.forBasePackage': 'HandlerTypePredicate' },
  // https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-config/path-matching.html
  calls: { 'PathMatchConfigurer.addPathPrefix': { does: 'prefix', path: arg(0), everywhere: 'program', only: packages } },
  decorators: {
    class: {
      RequestMapping: prefix(path),
      // https://docs.spring.io/spring-data/rest/reference/customizing/overriding-sdr-response-handlers.html
      RepositoryRestController: prefix(restPath),
      BasePathAwareController: prefix(restPath),
    },
    method: {
      RequestMapping: route(first(element('method'), text('ANY')), path, decoratedName),
      ...each<Effect>(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], (verb) => [
        `${capitalised(verb)}Mapping`,
        route(verb, path, decoratedName),
      ]),
    },
  },
});
