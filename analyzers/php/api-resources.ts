import type { ClassNode, Decorator, Expression, Module } from '../../src/code/ir.ts';
import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';
import { parseYaml, type Repository } from '../../src/sdk/index.ts';
import { below } from './composer.ts';
import { homeOf } from './programs.ts';

// https://api-platform.com/docs/core/operations/

/** The library of one decorator, `Operation`, that resources are given for each of their operations. */
export const API_RESOURCES = 'asbuilt.apiplatform';

interface Kind {
  readonly method: string;
  readonly isOfItem: boolean;
}

const OPERATIONS: Readonly<Record<string, Kind>> = {
  GetCollection: { method: 'GET', isOfItem: false },
  Post: { method: 'POST', isOfItem: false },
  Get: { method: 'GET', isOfItem: true },
  Put: { method: 'PUT', isOfItem: true },
  Patch: { method: 'PATCH', isOfItem: true },
  Delete: { method: 'DELETE', isOfItem: true },
};
/** What a resource has that states no operations. */
const USUAL = ['GetCollection', 'Post', 'Get', 'Patch', 'Delete'];

/** Gives every resource its operations, below the prefix that the project's routes state. */
export function linkApiResources(modules: readonly Module[], repository: Repository): readonly Module[] {
  return modules.map((module) => {
    if (!module.imports.some(({ specifier }) => specifier.startsWith('ApiPlatform\\'))) return module;
    const naming = statedNaming(homeOf(module.path, repository), repository);
    const classes = module.classes.map((node) => ({
      ...node,
      decorators: [...node.decorators, ...node.decorators.flatMap((each) => operationsOf(each, node, naming, module))],
    }));
    return { ...module, classes };
  });
}

/** What stands before the paths of all resources, and what between the words of a name. */
interface Naming {
  readonly prefix: string;
  readonly mark: '_' | '-';
}

/**
 * `prefix: /api` of the routes, `route_prefix` of the defaults, and the generator of names.
 * https://api-platform.com/docs/core/configuration/ https://api-platform.com/docs/core/operation-path-naming/
 */
function statedNaming(home: string, repository: Repository): Naming {
  const documentsOf = (name: string) => {
    const source = repository.read(below(home, name));
    return source ? parseYaml(source).documents : [];
  };
  const [prefix = ''] = documentsOf('config/routes/api_platform.yaml').flatMap((document) =>
    document.entries().flatMap(([, node]) => node.get('prefix').text() ?? []),
  );
  const stated = documentsOf('config/packages/api_platform.yaml').map((document) => document.get('api_platform'));
  const [inner = ''] = stated.flatMap((node) => node.at('defaults', 'route_prefix').text() ?? []);
  const generators = stated.flatMap((node) => node.get('path_segment_name_generator').text() ?? []);
  return { prefix: prefix + inner, mark: generators.some((each) => each.endsWith('.dash')) ? '-' : '_' };
}

function operationsOf(decorator: Decorator, node: ClassNode, naming: Naming, module: Module): readonly Decorator[] {
  const name = nameOf(decorator.callee);
  if (name in OPERATIONS) return [operation(name, decorator.arguments, decorator, base(node, naming, undefined))];
  if (name !== 'ApiResource') return [];
  const given = named(decorator.arguments, 'operations');
  const above = base(node, naming, textOf(named(decorator.arguments, 'routePrefix')));
  const own = textOf(named(decorator.arguments, 'uriTemplate'));
  if (given?.is !== 'list') {
    const isAlone = node.decorators.some(({ callee }) => nameOf(callee) in OPERATIONS);
    return isAlone ? [] : USUAL.map((each) => operation(each, [], decorator, own === undefined ? above : { ...above, own }));
  }
  return given.items.flatMap((item) => {
    const call = item.is === 'call' ? module.calls[item.call] : undefined;
    const kind = call ? nameOf(call.callee) : '';
    return call && kind in OPERATIONS ? [operation(kind, call.arguments, decorator, above)] : [];
  });
}

interface Base {
  readonly prefix: string;
  readonly name: string;
  /** The template of the resource itself, for all its operations. */
  readonly own?: string;
}

function base({ name = '' }: ClassNode, { prefix, mark }: Naming, more: string | undefined): Base {
  return { prefix: `${prefix}${more ?? ''}`, name: pluralOf(name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, mark).toLowerCase()) };
}

function operation(name: string, args: readonly Expression[], at: Decorator, { prefix, name: plural, own }: Base): Decorator {
  const { method, isOfItem } = (Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined) ?? {
    method: 'GET',
    isOfItem: true,
  };
  const usual = `/${plural}${isOfItem ? '/{id}' : ''}`;
  const path = (textOf(named(args, 'uriTemplate')) ?? own ?? usual).replace('{._format}', '');
  return { ...at, callee: spelled(API_RESOURCES, 'Operation'), arguments: [literalOf(method), literalOf(prefix + path)] };
}

/** The English plural, as the framework's inflector makes it of regular words. */
function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return word.replace(/y$/, 'ies');
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

function named(args: readonly Expression[], name: string): Expression | undefined {
  return args.flatMap((each) => (each.is === 'keyword' && each.name === name ? [each.of] : []))[0];
}

function textOf(expression: Expression | undefined): string | undefined {
  return expression?.is === 'literal' && typeof expression.value === 'string' ? expression.value : undefined;
}

function nameOf(expression: Expression): string {
  return expression.is === 'name' || expression.is === 'member' ? expression.name : '';
}
