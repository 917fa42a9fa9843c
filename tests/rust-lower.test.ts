import { describe, expect, it } from 'vitest';
import analyzer from '../analyzers/rust/analyzer.ts';

describe('reading what is hardly Rust', () => {
  it.each([
    ['nothing', ''],
    ['prose', 'Orders are placed by customers, and payments follow.\n\n1. Pay\n2. Ship\n'],
    ['an open string', 'fn main() { let order = "never closed; }'],
    ['deep nesting', `fn main() { let order = ${'('.repeat(5000)}1${')'.repeat(5000)}; }`],
    ['a long sum', `fn main() { let order = ${Array.from({ length: 3000 }, (_, index) => `"${index}"`).join(' + ')}; }`],
    ['a long chain', `fn main() { let order = builder${'.with("x")'.repeat(1000)}; }`],
    ['control characters', '\u0000\u0001 struct Orders {'],
    ['open formats', 'fn main() { format!("{", a); format!("{}{}{9}{x", b); concat!(); path!(/ /); }'],
    ['a use of itself', 'use self::orders::*; use crate::orders::Orders; pub use super::super::Orders; mod orders;'],
    ['an impl of nothing', 'impl {} impl<T> for {} impl Orders for Orders { fn place(&self) { self.place() } }'],
  ])('%s never throws', async (_, text) => {
    const files = new Map([
      ['Cargo.toml', '[package\nname = "shop"\n[package]\nname = "shop"'],
      ['src/orders.rs', text],
    ]);
    const read = (path: string) => (files.has(path) ? { path, text: files.get(path) ?? '' } : undefined);
    const repository = { name: 'shop', paths: [...files.keys()], has: (path: string) => files.has(path), read };

    const { facts } = await analyzer.analyze([{ path: 'src/orders.rs', text }], repository);

    expect(facts.filter(({ kind }) => kind !== 'program')).toEqual([]);
  });
});
