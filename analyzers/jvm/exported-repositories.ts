import type { ClassNode, Decorator, Module } from '../../src/code/ir.ts';
import { type BuildModule, moduleAround } from './build-modules.ts';
import { REST_REPOSITORY, REST_SEARCH } from './conventions.ts';

const DEEPEST = 10;

/**
 * Repositories without an annotation are resources where the build has Spring Data REST and they extend one of Spring Data's, and nothing but
 * repositories elsewhere.
 * https://docs.spring.io/spring-data/rest/reference/repository-resources.html
 */
export function withExportedRepositories(modules: readonly Module[], builds: readonly BuildModule[]): readonly Module[] {
  const declared = new Map(modules.flatMap(({ classes }) => classes.map((node) => [node.name, node] as const)));
  return modules.map((module) => {
    const isExported = (node: ClassNode) =>
      moduleAround(module.path, builds)?.exportsRepositories === true && isOfLibrary(node, declared);
    const isOver = (node: ClassNode) => isByDefault(node) && !isExported(node);
    if (!module.classes.some(isOver)) return module;
    return { ...module, classes: module.classes.map((node) => (isOver(node) ? unserved(node) : node)) };
  });
}

/** Whether a type extends a repository that the tree does not declare, directly or by others. */
function isOfLibrary(node: ClassNode, declared: ReadonlyMap<string | undefined, ClassNode>, depth = 0): boolean {
  return typesAbove(node).some((name) => {
    const above = declared.get(name);
    return above ? depth < DEEPEST && isOfLibrary(above, declared, depth + 1) : name.endsWith('Repository');
  });
}

function typesAbove({ extends: above, implements: kinds }: ClassNode): readonly string[] {
  const extended = above?.expression.is === 'name' ? [above.expression.name] : [];
  return [...extended, ...kinds.map(({ name }) => name)].map((name) => name.split(/[./]/).at(-1) ?? name);
}

function isByDefault({ decorators }: ClassNode): boolean {
  const names = decorators.map(nameOf);
  return names.includes(REST_REPOSITORY) && !names.some((name) => /(^|\/)RepositoryRestResource$/.test(name));
}

function unserved(node: ClassNode): ClassNode {
  return { ...node, decorators: node.decorators.filter((each) => ![REST_REPOSITORY, REST_SEARCH].includes(nameOf(each))) };
}

function nameOf({ callee }: Decorator): string {
  return callee.is === 'name' || callee.is === 'member' ? callee.name : '';
}
