import { expect, it } from 'vitest';
import { configurationsIn } from '../analyzers/typescript/configuration-files.ts';
import { lower } from '../analyzers/typescript/lower.ts';
import { memoryRepository } from './support/memory-repository.ts';

const folders = ['orders', 'payments', 'stock'];
const services = folders.map((name) => [`${name}/${name}.service.js`, `module.exports = { name: '${name}' };`] as const);
const packages = folders.map((name) => [`${name}/package.json`, '{}'] as const);

it('looks for Moleculer once, however many services there are', () => {
  const inner = memoryRepository(Object.fromEntries([...services, ...packages]));
  const read: string[] = [];
  const asConfiguration = configurationsIn({
    ...inner,
    read: (path) => {
      read.push(path);
      return inner.read(path);
    },
  });

  const modules = services.map(([path, text]) => asConfiguration(lower({ path, text }).module));

  expect(modules.flatMap(({ calls }) => calls)).toEqual([]);
  expect(read).toEqual(packages.map(([path]) => path));
});
