import { decoratedName, defineLibrary, first, route } from '../../../src/code/library.ts';
import { element } from './support/selectors.ts';

/** A servlet says its paths and answers every method that it overrides. */
export const servlets = defineLibrary({
  name: 'servlets',
  imports: ['javax.servlet.annotation', 'jakarta.servlet.annotation'],
  docs: 'https://jakarta.ee/specifications/servlet/6.0/jakarta-servlet-spec-6.0.html',
  decorators: { class: { WebServlet: route('ANY', first(element('value', 'urlPatterns')), decoratedName) } },
});
