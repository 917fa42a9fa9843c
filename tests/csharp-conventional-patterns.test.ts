import { expect, test } from 'vitest';
import { pathBy } from '../analyzers/csharp/conventional-patterns.ts';

const convention = { template: '{controller=Home}/{action=Index}/{constructor?}', defaults: {} };

test('a parameter called like what every object has is one like any other', () => {
  expect(pathBy(convention, { controller: 'Home', action: 'Index', parameters: [] })).toBe('/');
  expect(pathBy(convention, { controller: 'Orders', action: 'List', parameters: ['constructor'] })).toBe(
    '/Orders/List/{constructor?}',
  );
});

test('one without a default and without a mark must be given', () => {
  const path = pathBy(
    { ...convention, template: 'shop/{controller}/{action}/{toString}' },
    {
      controller: 'Orders',
      action: 'List',
      parameters: [],
    },
  );

  expect(path).toBe('/shop/Orders/List/{tostring}');
});
