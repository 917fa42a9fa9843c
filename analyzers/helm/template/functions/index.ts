import type { TemplateFunction } from './call.ts';
import { collectionFunctions } from './collections.ts';
import { encodingFunctions } from './encodings.ts';
import { logicFunctions } from './logic.ts';
import { textFunctions } from './texts.ts';

const own = { ...textFunctions, ...logicFunctions, ...collectionFunctions, ...encodingFunctions };

/** Every function that templates may call; `mustX` is `x`. */
export const functions: ReadonlyMap<string, TemplateFunction> = new Map([
  ...Object.entries(own).map(([name, made]) => [`must${name.charAt(0).toUpperCase()}${name.slice(1)}`, made] as const),
  ...Object.entries(own),
]);
