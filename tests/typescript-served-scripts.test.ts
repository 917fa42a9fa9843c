import { expect, test } from 'vitest';
import { isBrought } from '../analyzers/typescript/served-scripts.ts';

const SITE = 'shop/wwwroot/js/site.js';

test.each([
  [SITE, '/*! jQuery v3.6.0 | (c) OpenJS Foundation */\n'],
  [SITE, '//! moment.js\n//! version : 2.29.4\n'],
  [SITE, '/** @license React v16.13.1 */\n'],
  [SITE, '/**\n * @preserve HTML5 Shiv 3.7.3\n */\n'],
  [SITE, '/*! Charts v1.2, licensed under the MIT licence */\n'],
  ['shop/wwwroot/lib/unobtrusive/validate.js', '/*!\n** Unobtrusive validation\n*/\n'],
  ['src/main/resources/static/plugins/menu.js', '/*! menus of somebody else */\n'],
])('%s with %j is somebody else’s', (path, text) => {
  expect(isBrought(path, `${text}fetch('/orders');\n`)).toBe(true);
});

test.each([
  [SITE, '/**\n * @license Copyright Shop Inc. All rights reserved.\n */\n'],
  [SITE, '/*! Copyright Shop Inc. */\n'],
  [SITE, '//! orders of the shop\n'],
  [SITE, '/** @license Apache-2.0, Apache License v2.0, see LICENSE-2.0 */\n'],
  [SITE, '/** @license GPL v3.0 */\n'],
  [SITE, '// orders 1.2.3\n'],
  ['shop/wwwroot/lib/cart/cart.js', '// the cart\n'],
  ['shop/src/main.js', '/*! jQuery v3.6.0 */\n'],
])('%s with %j is the team’s own', (path, text) => {
  expect(isBrought(path, `${text}fetch('/orders');\n`)).toBe(false);
});
