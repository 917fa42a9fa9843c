// https://go-zero.dev/docs/tutorials/http/server/routes
import type { CallSite, Expression, Module } from '../../src/code/ir.ts';

/** A list of routes that is handed to a server at once is as good as one call a route, each with the options of all. */
export function withSingleRoutes(modules: readonly Module[]): readonly Module[] {
  return modules.map((module) => {
    const more = module.calls.flatMap((call) => (isList(call) ? singles(call, module) : []));
    return more.length > 0 ? { ...module, calls: [...module.calls, ...more] } : module;
  });
}

function isList({ callee }: CallSite): boolean {
  return callee.is === 'member' && callee.name === 'AddRoutes';
}

function singles(call: CallSite, { calls }: Module): readonly CallSite[] {
  const { callee } = call;
  const [routes, ...options] = call.arguments;
  if (callee.is !== 'member') return [];
  return itemsIn(routes, calls).map((item) => {
    const place = item.is === 'call' ? (calls[item.call]?.place ?? call.place) : call.place;
    return { ...call, callee: { ...callee, name: 'AddRoute' }, arguments: [item, ...options], place };
  });
}

/** A list in place, or what `WithMiddlewares(list, routes...)` was given. */
function itemsIn(of: Expression | undefined, calls: readonly CallSite[]): readonly Expression[] {
  if (of?.is === 'list') return of.items;
  const given = of?.is === 'call' ? calls[of.call]?.arguments : undefined;
  return (given ?? []).flatMap((each) => {
    const list = each.is === 'spread' ? each.of : undefined;
    return list?.is === 'list' ? list.items : [];
  });
}
