import fc from 'fast-check';
import type { Expression, Module, Place } from '../../src/code/ir.ts';

const PLACE: Place = { line: 1, text: '' };
const NAMES = ['orders', 'payments', 'letters', 'stock'];
const FUNCTIONS = NAMES.length;

const name = fc.constantFrom(...NAMES, 'client', 'given');

/** Expressions that lead to one another in every way: variables hold themselves, functions call one another. */
const expression: fc.Arbitrary<Expression> = fc.letrec<{ any: Expression }>((tie) => {
  const any = tie('any');
  return {
    any: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'expression' },
      fc.record({
        is: fc.constant('literal' as const),
        value: fc.oneof(fc.string({ maxLength: 5 }), fc.integer(), fc.constant(null)),
      }),
      fc.record({ is: fc.constant('name' as const), name }),
      fc.record({ is: fc.constant('call' as const), call: fc.nat(FUNCTIONS * 2) }),
      fc.record({ is: fc.constant('function' as const), function: fc.nat(FUNCTIONS) }),
      fc.record({ is: fc.constant('member' as const), of: any, name }),
      fc.record({ is: fc.constant('index' as const), of: any, key: any }),
      fc.record({ is: fc.constant('concat' as const), parts: fc.array(any, { maxLength: 3 }) }),
      fc.record({ is: fc.constant('list' as const), items: fc.array(any, { maxLength: 3 }) }),
      fc.record({ is: fc.constant('choice' as const), options: fc.array(any, { maxLength: 3 }) }),
      fc.record({ is: fc.constant('fallback' as const), first: any, second: any }),
      fc.record({ is: fc.constant('test' as const), of: any, isNegated: fc.boolean() }),
      fc.record({ is: fc.constant('spread' as const), of: any }),
      fc.record({ is: fc.constant('module' as const), specifier: any }),
      fc.constant({ is: 'this' as const }),
      fc.record({
        is: fc.constant('object' as const),
        entries: fc.array(
          fc.oneof(fc.record({ key: name, value: any }), fc.record({ computed: any, value: any }), fc.record({ spread: any })),
          { maxLength: 3 },
        ),
      }),
    ),
  };
}).any;

/** A file of four functions that take one parameter, four variables, a client, and calls of all of them. */
export const generatedModule: fc.Arbitrary<Module> = fc
  .record({
    variables: fc.array(expression, { minLength: NAMES.length, maxLength: NAMES.length }),
    returns: fc.array(expression, { minLength: FUNCTIONS, maxLength: FUNCTIONS }),
    given: fc.array(expression, { minLength: FUNCTIONS * 2, maxLength: FUNCTIONS * 2 }),
    callees: fc.array(expression, { minLength: FUNCTIONS, maxLength: FUNCTIONS }),
    scopes: fc.array(fc.nat(FUNCTIONS), { minLength: FUNCTIONS * 2, maxLength: FUNCTIONS * 2 }),
  })
  .map(({ variables, returns, given, callees, scopes }) => ({
    path: 'orders.ts',
    language: 'generated',
    imports: [{ local: 'client', imported: '*', specifier: 'carrier', isTypeOnly: false, place: PLACE }],
    requires: [],
    exports: NAMES.map((each) => ({ name: each, value: { expression: { is: 'name', name: each } as const, scope: 0 } })),
    scopes: [
      {
        parent: null,
        variables: variables.map((value, index) => ({
          name: NAMES[index] ?? '',
          values: [{ expression: value, scope: 0 }],
          place: PLACE,
        })),
      },
      ...returns.map((_, index) => ({
        parent: 0,
        function: index,
        declaration: NAMES[index] ?? '',
        variables: [{ name: 'given', values: [], parameter: 0, place: PLACE }],
      })),
    ],
    functions: returns.map((value, index) => ({
      name: NAMES[index] ?? '',
      kind: 'function' as const,
      scope: index + 1,
      parameters: [{ name: 'given', isRest: false, isField: false, decorators: [] }],
      returns: [{ expression: value, scope: index + 1 }],
      isStatic: false,
      isAbstract: false,
      decorators: [],
      place: PLACE,
    })),
    classes: [],
    calls: given.map((argument, index) => ({
      callee: callees[index] ?? ({ is: 'member', of: { is: 'name', name: 'client' }, name: 'send' } as const),
      arguments: [argument],
      isNew: false,
      typeArguments: [],
      scope: scopes[index] ?? 0,
      place: { line: index + 1, text: '' },
    })),
    types: [],
    importsByComputedName: false,
  }));
