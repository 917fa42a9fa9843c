import type { Decorator, Expression, Module } from './ir.ts';
import { type SiteReference, siteOfCall } from './thing.ts';

/** An object literal with the scope its names are looked up in and the place it stands at. */
export interface ObjectLiteral {
  readonly expression: Expression;
  readonly scope: number;
  readonly site: SiteReference;
}

/** Every object literal of a file, also those inside of others. */
export function objectLiteralsIn(module: Module): readonly ObjectLiteral[] {
  const { calls, functions, classes, scopes, exports } = module;
  const start: SiteReference = { module, place: { line: 1, text: '' } };
  const decorated = [
    ...classes.flatMap((each) => [...each.decorators, ...each.fields.flatMap(({ decorators }) => decorators)]),
    ...functions.flatMap(({ decorators }) => decorators),
  ];
  return [
    ...calls.flatMap((call) => call.arguments.flatMap((each) => inside(each, call.scope, siteOfCall(module, call)))),
    ...decorated.flatMap((each) => each.arguments.flatMap((argument) => inside(argument, each.scope, siteOf(module, each)))),
    ...functions.flatMap(({ returns, place }) =>
      returns.flatMap(({ expression, scope }) =>
        inside(expression, scope, { module, declaration: scopes[scope]?.declaration, place }),
      ),
    ),
    ...scopes.flatMap(({ variables, declaration }) =>
      variables.flatMap(({ values, place, name }) =>
        values.flatMap(({ expression, scope }) =>
          inside(expression, scope, { module, declaration: declaration ?? (scope === 0 ? name : undefined), place }),
        ),
      ),
    ),
    ...exports.flatMap(({ value }) => (value ? inside(value.expression, value.scope, start) : [])),
  ];
}

function siteOf(module: Module, { scope, place }: Decorator): SiteReference {
  return { module, declaration: module.scopes[scope]?.declaration, place };
}

function inside(expression: Expression, scope: number, site: SiteReference): readonly ObjectLiteral[] {
  if (expression.is === 'list') return expression.items.flatMap((item) => inside(item, scope, site));
  if (expression.is !== 'object') return [];
  const nested = expression.entries.flatMap((entry) => ('spread' in entry ? [] : inside(entry.value, scope, site)));
  return [{ expression, scope, site }, ...nested];
}
