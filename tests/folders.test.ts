import { describe, expect, test } from 'vitest';
import { innermost, isInside } from '../src/sdk/index.ts';

describe('folders', () => {
  test('hold themselves and what lies below them, and the root holds all', () => {
    expect(isInside('shop/orders/main.go', 'shop')).toBe(true);
    expect(isInside('shop', 'shop')).toBe(true);
    expect(isInside('shop', '.')).toBe(true);
    expect(isInside('shops/main.go', 'shop')).toBe(false);
    expect(isInside('shop', 'shop/orders')).toBe(false);
  });

  test('of a path are found innermost first, whatever their order: a folder of one letter lies within the root', () => {
    const folders = (...names: readonly string[]) => names.map((folder) => ({ folder }));

    for (const all of [folders('.', 'a', 'a/b'), folders('a/b', 'a', '.'), folders('a', '.', 'a/b')]) {
      expect(innermost('a/b/main.go', all)).toEqual({ folder: 'a/b' });
      expect(innermost('a/main.go', all)).toEqual({ folder: 'a' });
      expect(innermost('b/main.go', all)).toEqual({ folder: '.' });
    }
    expect(innermost('b/main.go', folders('a'))).toBeUndefined();
  });
});
