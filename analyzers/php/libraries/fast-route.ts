import { arg, defineLibrary, type Effect, each, first, mount, route } from '../../../src/code/library.ts';
import { VERBS } from './support/selectors.ts';

/** Groups put their path before what their function adds to the same collector. */
export const fastRoute = defineLibrary({
  name: 'fast-route',
  imports: ['FastRoute'],
  docs: 'https://github.com/nikic/FastRoute#usage',
  types: { ConfigureRoutes: 'RouteCollector' },
  callbacks: {
    ...each(
      ['simpleDispatcher', 'cachedDispatcher', 'FastRoute.recommendedSettings'],
      (name) => [name, { 0: ['RouteCollector'] }] as const,
    ),
    'RouteCollector.addGroup': { 1: ['RouteCollector'] },
  },
  calls: {
    ...each<Effect>(VERBS, (verb) => [`RouteCollector.${verb}`, route(verb.toUpperCase(), arg(0), arg(1))]),
    'RouteCollector.addRoute': route(first(arg(0, '[]'), arg(0)), arg(1), arg(2)),
    'RouteCollector.any': route('ANY', arg(0), arg(1)),
    'RouteCollector.addGroup': mount(arg(1), arg(0)),
  },
});
