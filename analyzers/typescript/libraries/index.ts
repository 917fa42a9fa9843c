import type { Library } from '../../../src/code/library.ts';

export const libraries: readonly Library[] = [];
