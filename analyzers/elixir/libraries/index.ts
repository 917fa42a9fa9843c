import type { Library } from '../../../src/code/library.ts';
import { clientLibraries } from './clients.ts';
import { languageLibraries } from './language.ts';
import { messageLibraries } from './messages.ts';
import { storeLibraries } from './stores.ts';
import { webLibraries } from './web.ts';

/** Every library model of Elixir. */
export const libraries: readonly Library[] = [
  ...clientLibraries,
  ...languageLibraries,
  ...messageLibraries,
  ...storeLibraries,
  ...webLibraries,
];
