import { arg, decoratedName, defineLibrary, first, route, setting, text } from '../../../src/code/library.ts';
import { DESCRIBED_SERVLET } from '../conventions.ts';
import { WAR_CONTEXT } from '../war-context.ts';
import { element } from './support/selectors.ts';

const method = first(arg(0, 'methods', '[]'), text('ANY'));

const served = route(method, first(element('value', 'urlPatterns')), decoratedName);

/** A servlet, or the descriptor of its archive, says its paths and answers every method that it overrides. */
export const servlets = defineLibrary({
  name: 'servlets',
  imports: ['javax.servlet.annotation', 'jakarta.servlet.annotation'],
  globals: [DESCRIBED_SERVLET],
  docs: 'https://jakarta.ee/specifications/servlet/6.0/jakarta-servlet-spec-6.0.html',
  below: setting(WAR_CONTEXT, text('')),
  decorators: { class: { WebServlet: served, [DESCRIBED_SERVLET]: served } },
});
