import type { Expression } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At } from './lowering.ts';

const PARSES = new Set(['Parse', 'ParseRequestURI']);

/**
 * `u, err := url.Parse(base); u.Path = path` is `url.Parse(base).ResolveReference(path)`; with `path.Join(u.Path, …)` or `u.Path + …` it goes
 * below the base's own. Tells whether it is such a path. https://pkg.go.dev/net/url#URL
 */
export function changePath(target: Node, variable: string, value: Expression, at: At): boolean {
  const known = at.file.draft.find(at.scope, variable);
  const [first] = known?.values ?? [];
  if (!known || !first || !isAddress(first.expression, at)) return false;
  const expression = below(first.expression, variable, value, target, at);
  known.values[0] = { expression, scope: at.scope };
  return true;
}

/** What was parsed, or a copy of it: `u := *c.base`. */
function isAddress(expression: Expression, at: At): boolean {
  if (expression.is === 'member') return at.file.imported('url') === 'net/url';
  const callee = expression.is === 'call' ? at.file.draft.calls[expression.call]?.callee : undefined;
  if (callee?.is !== 'member') return false;
  return (
    (PARSES.has(callee.name) && isPackage(callee.of, 'net/url', at)) ||
    callee.name === 'JoinPath' ||
    callee.name === 'ResolveReference'
  );
}

function isPackage(of: Expression, path: string, at: At): boolean {
  return of.is === 'name' && at.file.imported(of.name) === path;
}

function below(base: Expression, variable: string, value: Expression, target: Node, at: At): Expression {
  const isOwn = (each: Expression | undefined): boolean =>
    each?.is === 'member' && each.name === 'Path' && each.of.is === 'name' && each.of.name === variable;
  if (value.is === 'concat' && isOwn(value.parts[0])) return { is: 'concat', parts: [base, ...value.parts.slice(1)] };
  const joined = value.is === 'call' ? at.file.draft.calls[value.call] : undefined;
  const isJoined = joined?.callee.is === 'member' && joined.callee.name === 'Join' && isOwn(joined.arguments[0]);
  return at.file.draft.call({
    callee: { is: 'member', of: base, name: isJoined ? 'JoinPath' : 'ResolveReference' },
    arguments: isJoined ? joined.arguments.slice(1) : [value],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: at.file.place(target),
  });
}
