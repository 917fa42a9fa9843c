import { describe, expect, it } from 'vitest';
import analyzer from '../analyzers/jvm/analyzer.ts';

describe('reading what is hardly Kotlin', () => {
  it.each([
    ['nothing', ''],
    ['prose', 'Orders are placed by customers, and payments follow.\n\n1. Pay\n2. Ship\n'],
    ['an open string', 'class Orders { val order = "never closed $\n fun place() {} }'],
    ['an open template', 'val order = "${'],
    ['deep nesting', `val order = ${'('.repeat(20_000)}1${')'.repeat(20_000)}`],
    ['a long sum', `val order = ${Array.from({ length: 20_000 }, (_, index) => `"${index}"`).join(' + ')}`],
    ['a long chain', `val order = builder${'.with("x")'.repeat(2000)}`],
    ['control characters', '\u0000\u0001 class Orders {'],
    ['placeholders that stay open', 'class Orders { @Value("\\${a:\\${b") val a: String; @Value("#{") val b = "" }'],
    ['names in backticks', 'fun orders() { val `rate (per hour` = 1; val `c++` = 2; val `a|b` = `a|b`(`[`) }'],
    ['a class that extends itself', 'class Orders : Orders(), Orders by next { val next = next }'],
    ['scope functions in circles', 'fun a() = b.apply { a().let { it.run { a() } } }'],
  ])('%s never throws', async (_, text) => {
    const source = { path: 'src/main/kotlin/Orders.kt', text };
    const repository = { name: 'shop', paths: [source.path], has: () => false, read: () => undefined };

    const { facts } = await analyzer.analyze([source], repository);

    expect(facts).toEqual([]);
  });
});
