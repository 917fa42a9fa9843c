import {
  arg,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  type Library,
  made,
  mount,
  route,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { methodOf, PREDICATES, pathOf } from './support/router-predicates.ts';
import { VERBS } from './support/selectors.ts';

const byPredicate = route(methodOf(arg(0)), pathOf(arg(0)), arg(1));

const PACKAGES = ['org.springframework.web.reactive.function.server', 'org.springframework.web.servlet.function'];

/** How the static members of a class go by their names. */
type Statics = <T>(owner: string, entries: Record<string, T>) => Record<string, T>;

/** Who imports the class. */
function ofClass<T>(owner: string, entries: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [`${owner}.${name}`, entry]));
}

/** Who imports them one by one, or all of a class, has them by their bare names; who opens the package has not. */
function bare<T>(owner: string, entries: Record<string, T>): Record<string, T> {
  return { ...entries, ...ofClass(owner, entries) };
}

/** Functional endpoints: a predicate stands for its method and path. Kotlin has a language of its own for them. */
const shared = {
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
    'Condition.and': { value: 'select', selector: arg(0) } as const,
    ...each<ValueRule>(VERBS, (verb) => [`For${verb}.and`, itself]),
  },
  calls: {
    ...each<Effect>(VERBS, (verb) => [`RouterDsl.${verb}`, route(verb, arg(0), arg(-1))]),
    ...each<readonly Effect[]>(VERBS, (verb) => [`RouterDsl.${verb}/1`, []]),
    'RouterDsl.nest': mount(arg(1), arg(0)),
    'RouterDsl.add': mount(arg(0)),
    'Predicate.nest': mount(arg(0), first(made('PathPredicate', arg(0)), made('FurtherPredicate', arg(0)), text(''))),
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
} satisfies Partial<Library>;

function libraryOf(name: string, imports: readonly string[], statics: Statics): Library {
  const creates = statics('RouterFunctions', { route: 'RouterBuilder', nest: 'RouterBuilder' });
  const calls = statics<Effect>('RouterFunctions', { 'route/2': byPredicate, nest: mount(arg(1), pathOf(arg(0))) });
  return defineLibrary({
    ...shared,
    name,
    imports,
    creates: { ...shared.creates, ...creates },
    values: { ...shared.values, ...statics('RequestPredicates', PREDICATES) },
    calls: { ...shared.calls, ...calls },
  });
}

export const routerFunctions = [
  libraryOf('spring-router-functions', PACKAGES, ofClass),
  libraryOf(
    'spring-router-function-statics',
    PACKAGES.flatMap((name) => [`${name}.RouterFunctions`, `${name}.RequestPredicates`]),
    bare,
  ),
];
