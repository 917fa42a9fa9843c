import { describe, expect, it } from 'vitest';
import analyzer from '../analyzers/cpp/analyzer.ts';

const HEADER = '#include <grpcpp/grpcpp.h>\n';

describe('reading what is hardly C++', () => {
  it.each([
    ['nothing', ''],
    ['prose', 'Orders are placed by customers, and payments follow.\n\n1. Pay\n2. Ship\n'],
    ['an open string', 'int main() { auto order = "never closed; }'],
    ['deep nesting', `int total() { return ${'('.repeat(5000)}1${')'.repeat(5000)}; }`],
    ['a long sum', `auto total = ${Array.from({ length: 3000 }, (_, index) => `"${index}"`).join(' + ')};`],
    ['a long chain', `auto order = builder${'.with("x")'.repeat(1000)};`],
    ['a long stream', `void show() { std::ostringstream out; out${' << "x"'.repeat(3000)}; }`],
    ['control characters', '\u0000\u0001 struct Orders {'],
    [
      'macros without arguments',
      'ADD_METHOD_TO() METHOD_LIST_BEGIN ENDPOINT("GET") ABSL_FLAG(, DEFINE_string(x CROW_ROUTE()() NewStub() ::NewStub()',
    ],
    ['a class of itself', 'class Orders : public Orders { Orders() : Orders(1), a_(a_) {} }; Orders::Orders::Orders() {}'],
  ])('%s never throws', async (_, text) => {
    const files = new Map([
      ['CMakeLists.txt', 'project(\nproject(shop\nfind_package('],
      ['orders.cpp', HEADER + text],
    ]);
    const read = (path: string) => (files.has(path) ? { path, text: files.get(path) ?? '' } : undefined);
    const repository = { name: 'shop', paths: [...files.keys()], has: (path: string) => files.has(path), read };

    const { facts } = await analyzer.analyze([{ path: 'orders.cpp', text: HEADER + text }], repository);

    expect(facts.filter(({ kind }) => kind !== 'program')).toEqual([]);
  });
});
