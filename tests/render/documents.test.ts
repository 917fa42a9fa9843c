import { expect, test } from 'vitest';
import { render } from '../../src/render/render.ts';
import { shop } from './shop.ts';

test.each(render(shop))('$path reads like this', async ({ path, text }) => {
  await expect(text).toMatchFileSnapshot(`golden/${path}.txt`);
});
