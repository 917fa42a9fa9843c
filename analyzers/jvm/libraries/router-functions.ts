import {
  arg,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  made,
  mount,
  route,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { methodOf, PREDICATES, pathOf } from './support/router-predicates.ts';
import { VERBS } from './support/selectors.ts';

/** Static members are imported one by one, or all of a class: then they go by their bare names. */
function statics<T>(owner: string, entries: Record<string, T>): Record<string, T> {
  return { ...entries, ...Object.fromEntries(Object.entries(entries).map(([name, entry]) => [`${owner}.${name}`, entry])) };
}

const byPredicate = route(methodOf(arg(0)), pathOf(arg(0)), arg(1));

const PACKAGES = ['org.springframework.web.reactive.function.server', 'org.springframework.web.servlet.function'];

/** Functional endpoints: a predicate stands for its method and path. Kotlin has a language of its own for them. */
export const routerFunctions = defineLibrary({
  name: 'spring-router-functions',
  imports: PACKAGES.flatMap((name) => [name, `${name}.RouterFunctions`, `${name}.RequestPredicates`]),
  docs: 'https://docs.spring.io/spring-framework/reference/web/webflux-functional.html',
  creates: {
    router: 'RouterBuilder',
    coRouter: 'RouterBuilder',
    'RouterDsl.accept': 'Predicate',
    'RouterDsl.contentType': 'Predicate',
    'RouterDsl.headers': 'Predicate',
    'RouterDsl.path': 'PathPredicate',
    'RouterDsl.and': 'PathPredicate',
    'Predicate.and': 'FurtherPredicate',
    ...each(VERBS, (verb) => [`RouterDsl.${verb}`, 'Predicate'] as const),
    'Predicate.*': 'Predicate',
    'ForMethod.and': 'MethodAndMore',
    'ForPath.and': 'PathAndMore',
    ...statics('RouterFunctions', { route: 'RouterBuilder', nest: 'RouterBuilder' }),
    'RouterBuilder.*': 'RouterBuilder',
  },
  types: { RouterFunction: 'RouterBuilder', Builder: 'RouterBuilder', PathPredicate: 'Predicate', FurtherPredicate: 'Predicate' },
  callbacks: {
    router: { 0: ['RouterDsl'] },
    coRouter: { 0: ['RouterDsl'] },
    'RouterDsl.nest': { 1: ['RouterDsl'] },
    'Predicate.nest': { 0: ['RouterDsl'] },
    'RouterBuilder.nest': { 1: ['RouterBuilder'] },
    'RouterBuilder.path': { 1: ['RouterBuilder'] },
  },
  values: {
    // Every step gives the builder back.
    ...each<ValueRule>(['path', 'nest', ...VERBS], (name) => [`RouterBuilder.${name}`, itself]),
    ...statics('RequestPredicates', PREDICATES),
    'Condition.and': { value: 'select', selector: arg(0) },
    ...each<ValueRule>(VERBS, (verb) => [`For${verb}.and`, itself]),
  },
  calls: {
    ...each<Effect>(VERBS, (verb) => [`RouterDsl.${verb}`, route(verb, arg(0), arg(-1))]),
    ...each<readonly Effect[]>(VERBS, (verb) => [`RouterDsl.${verb}/1`, []]),
    'RouterDsl.nest': mount(arg(1), arg(0)),
    'Predicate.nest': mount(arg(0), first(made('PathPredicate', arg(0)), made('FurtherPredicate', arg(0)), text(''))),
    ...statics('RouterFunctions', { 'route/2': byPredicate, nest: mount(arg(1), pathOf(arg(0))) }),
    'RouterBuilder.andRoute': byPredicate,
    'RouterBuilder.route/2': byPredicate,
    ...each<Effect>(VERBS, (verb) => [`RouterBuilder.${verb}`, route(verb, pathOf(arg(0)), arg(-1))]),
    ...each<Effect>(VERBS, (verb) => [`RouterBuilder.${verb}/1`, route(verb, text(''), arg(0))]),
    'RouterBuilder.nest': mount(arg(1), pathOf(arg(0))),
    // What a supplier gives is a router by itself.
    'RouterBuilder.path': [mount(arg(1), arg(0)), mount(arg(1, '()'), arg(0))],
    'RouterBuilder.andNest': mount(arg(1), pathOf(arg(0))),
    ...each<Effect>(['and', 'andOther', 'add'], (name) => [`RouterBuilder.${name}`, mount(arg(0))]),
  },
});
