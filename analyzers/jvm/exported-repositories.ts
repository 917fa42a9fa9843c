import type { ClassNode, Decorator, Module } from '../../src/code/ir.ts';
import { type BuildModule, moduleAround } from './build-modules.ts';
import { REST_REPOSITORY, REST_SEARCH } from './conventions.ts';

/**
 * Repositories without an annotation are resources where the build has Spring Data REST, and nothing but repositories elsewhere.
 * https://docs.spring.io/spring-data/rest/reference/repository-resources.html
 */
export function withExportedRepositories(modules: readonly Module[], builds: readonly BuildModule[]): readonly Module[] {
  return modules.map((module) => {
    const isOver = (node: ClassNode) => isByDefault(node) && !moduleAround(module.path, builds)?.exportsRepositories;
    if (!module.classes.some(isOver)) return module;
    return { ...module, classes: module.classes.map((node) => (isOver(node) ? unserved(node) : node)) };
  });
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
