import type { Library } from '../../../src/code/library.ts';
import { httpLibraries } from './http.ts';
import { languageLibraries } from './language.ts';
import { messageLibraries } from './messages.ts';
import { pureconfig } from './pureconfig.ts';
import { spark } from './spark.ts';
import { storeLibraries } from './stores.ts';

/** Every library model of Scala. */
export const libraries: readonly Library[] = [
  ...httpLibraries,
  ...languageLibraries,
  ...messageLibraries,
  pureconfig,
  spark,
  ...storeLibraries,
];
