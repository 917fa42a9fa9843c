import { expect, test } from 'vitest';
import { linkContainers } from '../analyzers/php/symfony-definitions.ts';
import type { CallSite, Expression, Module } from '../src/code/ir.ts';

const place = { line: 1, text: '' };
const text = (value: string): Expression => ({ is: 'literal', value });

test('a long list of definitions is read with a few looks at each call', () => {
  let looks = 0;
  const call = (of: Expression, name: string, args: readonly Expression[]): CallSite => ({
    get callee(): Expression {
      looks += 1;
      return { is: 'member', of, name };
    },
    arguments: args,
    isNew: false,
    typeArguments: [],
    scope: 0,
    place,
  });
  const services: Expression = { is: 'name', name: '$services' };
  const calls = Array.from({ length: 500 }, (_, index): readonly CallSite[] => [
    call(services, 'set', [{ is: 'name', name: `Order${index}` }]),
    call({ is: 'call', call: 2 * index }, 'arg', [text('$url'), text('%stock_url%')]),
  ]).flat();

  const [linked] = linkContainers([moduleOf([...calls, call(services, 'set', [text('stock_url'), text('http://stock')])])]);

  expect(linked?.calls.slice(calls.length + 1).map(({ arguments: given }) => given)).toEqual(
    Array.from({ length: 500 }, () => [{ is: 'keyword', name: 'url', of: { is: 'concat', parts: [text('http://stock')] } }]),
  );
  expect(looks).toBeLessThan(20 * calls.length);
});

function moduleOf(calls: readonly CallSite[]): Module {
  const specifier = 'Symfony\\Component\\DependencyInjection\\Loader\\Configurator';
  return {
    path: 'services.php',
    language: 'php',
    imports: [{ local: 'ContainerConfigurator', imported: 'ContainerConfigurator', specifier, isTypeOnly: false, place }],
    requires: [],
    exports: [],
    scopes: [{ parent: null, variables: [] }],
    functions: [],
    classes: [],
    calls,
    types: [],
    importsByComputedName: false,
  };
}
