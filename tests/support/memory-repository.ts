import type { Repository } from '../../src/model/analyzer.ts';

/** A repository that exists only in a test: paths with their texts. */
export function memoryRepository(files: Readonly<Record<string, string>>): Repository {
  return {
    name: 'shop',
    paths: Object.keys(files).toSorted(),
    has: (path) => Object.hasOwn(files, path),
    read: (path) => (Object.hasOwn(files, path) ? { path, text: files[path] ?? '' } : undefined),
  };
}
