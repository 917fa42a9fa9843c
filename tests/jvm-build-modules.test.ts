import { expect, test } from 'vitest';
import { readBuildModules } from '../analyzers/jvm/build-modules.ts';
import { memoryRepository } from './support/memory-repository.ts';

test('a build of many modules that each need the ones before it is read', () => {
  const count = 1200;
  const modules = Array.from({ length: count }, (_, index) => {
    const needs = [5, 4, 3, 2, 1].flatMap((back) =>
      index >= back ? [`implementation project(':parts:m${index - back}')\n`] : [],
    );
    return [`parts/m${index}/build.gradle`, `plugins { id 'java' }\ndependencies {\n${needs.join('')}}\n`] as const;
  });

  const found = readBuildModules(memoryRepository(Object.fromEntries(modules)));

  expect(found.find(({ folder }) => folder === 'parts/m2')?.dependencies).toEqual(['parts/m0', 'parts/m1']);
  expect(found.find(({ folder }) => folder === `parts/m${count - 1}`)?.dependencies).toHaveLength(count - 1);
});
