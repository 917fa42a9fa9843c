import { describe, expect, it } from 'vitest';
import analyzer from '../analyzers/scala/analyzer.ts';

describe('reading what is hardly Scala', () => {
  it.each([
    ['nothing', ''],
    ['prose', 'Orders are placed by customers, and payments follow.\n\n1. Pay\n2. Ship\n'],
    ['an open string', 'object Orders { val order = "never closed }'],
    ['deep nesting', `object Orders { val order = ${'('.repeat(5000)}1${')'.repeat(5000)} }`],
    ['a long sum', `object Orders { val order = ${Array.from({ length: 3000 }, (_, index) => `"${index}"`).join(' + ')} }`],
    ['a long chain', `object Orders { val order = builder${'.with("x")'.repeat(1000)} }`],
    ['control characters', '\u0000\u0001 object Orders {'],
    ['open interpolations', 'object Orders { val a = s"${"; val b = f"$a%"; val c = s"""$"""; val d = s"$$a${a}${}" }'],
    ['a class of itself', 'class Orders extends Orders with Orders { val orders = orders; def a = a; import Orders._ }'],
    ['directives without routes', 'import akka.http.scaladsl.server.Directives._\nobject A { val r = path { concat { } ~ } }'],
  ])('%s never throws', async (_, text) => {
    const files = new Map([
      ['build.sbt', 'lazy val orders = project in\nlazy val orders = (project in file("..")).dependsOn(orders\nname := '],
      ['src/main/scala/Orders.scala', text],
    ]);
    const read = (path: string) => (files.has(path) ? { path, text: files.get(path) ?? '' } : undefined);
    const repository = { name: 'shop', paths: [...files.keys()], has: (path: string) => files.has(path), read };

    const { facts } = await analyzer.analyze([{ path: 'src/main/scala/Orders.scala', text }], repository);

    expect(facts.filter(({ kind }) => kind !== 'program' && kind !== 'route')).toEqual([]);
  });
});
