import type { Decorator, Place, TypeReference } from '../../src/code/ir.ts';
import { conventionDecorator, REST_REPOSITORY, REST_SEARCH } from './conventions.ts';

/** A method that a repository declares, with its annotations as they are written. */
export interface RepositoryMethod {
  readonly name: string;
  readonly annotations: string;
  readonly place: Place;
}

/** What a repository is declared with. */
export interface RepositoryDeclared {
  readonly annotations: string;
  /** Whether all may see it and it answers at once: without an annotation, only such a one is exported. */
  readonly isOpen: boolean;
  /** The simple name of what it holds. */
  readonly held: string | undefined;
  readonly methods: readonly RepositoryMethod[];
}

/** Each method of a resource asks for one of these of its repository, which may keep it back. */
const SUPPORTED: readonly (readonly [method: RegExp, kind: string])[] = [
  [/^(delete|deleteById)$/, 'delete'],
  [/^save$/, 'save'],
  [/^findAll$/, 'list'],
  [/^(findOne|findById)$/, 'item'],
];

/** Methods that are queries by their names: https://docs.spring.io/spring-data/commons/reference/repositories/query-methods-details.html */
const QUERY = /^(find|read|get|query|search|stream|count|exists)[A-Za-z0-9]*By/;
const KEPT_BACK = /@RestResource\s*\([^)]*exported\s*=\s*false/;

/**
 * The resource that a repository is if it is exported (`exported-repositories.ts` says whether), which goes by the plural of what it holds when it gives no path, and the searches that its query methods are.
 * https://docs.spring.io/spring-data/rest/reference/repository-resources.html
 */
export function restDecorators(
  { annotations, isOpen, held, methods }: RepositoryDeclared,
  scope: number,
  place: Place,
): Decorator[] {
  if (!held || /@NoRepositoryBean\b|exported\s*=\s*false/.test(annotations)) return [];
  if (!isOpen && !/@RepositoryRestResource\b/.test(annotations)) return [];
  const name = plural(held.charAt(0).toLowerCase() + held.slice(1));
  const keptBack = methods.filter((method) => KEPT_BACK.test(method.annotations));
  const missing = SUPPORTED.filter(([method]) => keptBack.some((each) => method.test(each.name)));
  const parts = Object.fromEntries(missing.map(([, kind]) => [kind, 'kept back']));
  const searches = methods.filter((method) => !keptBack.includes(method) && isQuery(method));
  return [
    conventionDecorator(REST_REPOSITORY, { name, ...parts }, scope, place),
    ...searches.map((method) =>
      conventionDecorator(REST_SEARCH, { path: pathOf(method), handler: method.name }, scope, method.place),
    ),
  ];
}

/** Repositories that answer later are none that Spring Data REST exports. */
export function isReactive(parent: TypeReference | undefined): boolean {
  return /(^|[./])(Reactive|R2dbc|Coroutine|RxJava)\w*Repository$/.test(parent?.name ?? '');
}

function isQuery({ name, annotations }: RepositoryMethod): boolean {
  return QUERY.test(name) || /@Query\b/.test(annotations);
}

function pathOf({ name, annotations }: RepositoryMethod): string {
  return /@RestResource\s*\([^)]*\bpath\s*=\s*"([^"]+)"/.exec(annotations)?.[1] ?? name;
}

/** The regular plurals of English. */
function plural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
