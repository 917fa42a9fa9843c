import type { Evaluator } from './evaluate.ts';
import type { Expression } from './ir.ts';
import { functionKey, openKey } from './keys.ts';
import { alternativesOf } from './last-names.ts';
import { onlyValue } from './only-value.ts';
import { type Argument, bindingOf, type Located } from './thing.ts';

/** Which members of a parameter are meant, outermost first; none where the parameter itself is. */
export type MemberPath = readonly string[];

/** The parameter that an expression is, or has its members from. */
interface Asked {
  /** As in `openKey`. */
  readonly key: string;
  readonly path: MemberPath;
}

/** As many members of members are followed. */
export const LONGEST_PATH = 6;
const DEEPEST = 12;

/**
 * The open parameter or instance of which an expression is a member, as far as its text says so: `orders.client.send` is `client.send` of what
 * callers pass for `orders`. Follows variables and fields with one value and the parameters that the frame binds.
 */
export function askedPath(evaluator: Evaluator, located: Located, depth = 0): Asked | undefined {
  const { expression, module, scope } = located;
  if (depth > DEEPEST || module.hasImplicitThis) return undefined;
  if (expression.is === 'name') return askedByName(evaluator, located, expression.name, depth);
  const around = expression.is === 'this' ? evaluator.base.enclosingClass(module, scope) : undefined;
  if (around) return { key: openKey({ kind: 'self', class: around }), path: [] };
  if (expression.is === 'fallback' || expression.is === 'choice') return askedBeside(evaluator, located, depth);
  if (expression.is !== 'member') return undefined;
  return (
    askedByField(evaluator, located, expression, depth) ??
    member(askedPath(evaluator, { ...located, expression: expression.of }, depth + 1), expression)
  );
}

/** `(id || 0)`: what is written as nothing or as a plain value beside it is no one's member. */
function askedBeside(evaluator: Evaluator, located: Located, depth: number): Asked | undefined {
  const [only, other] = alternativesOf(located.expression).filter((each) => !isPlain(each));
  return only && !other ? askedPath(evaluator, { ...located, expression: only }, depth + 1) : undefined;
}

function isPlain(expression: Expression): boolean {
  if (expression.is === 'object') return expression.entries.length === 0;
  return expression.is === 'list' ? expression.items.length === 0 : expression.is === 'literal';
}

type Member = Extract<Expression, { is: 'member' }>;

function member(of: Asked | undefined, { name, isConversion }: Member): Asked | undefined {
  if (isConversion) return of;
  return of && of.path.length < LONGEST_PATH ? { key: of.key, path: [...of.path, name] } : undefined;
}

/** `this.client` is the parameter of the constructor that it is set to. */
function askedByField(
  evaluator: Evaluator,
  { module, scope, frame }: Located,
  { of, name }: Member,
  depth: number,
): Asked | undefined {
  const around = of.is === 'this' ? evaluator.base.enclosingClass(module, scope) : undefined;
  const [only, other] = around?.node.fields.find((field) => field.name === name)?.values ?? [];
  if (!around || !only || other || only.isAdded) return undefined;
  return askedPath(evaluator, { module: around.module, expression: only.expression, scope: only.scope, frame }, depth + 1);
}

function askedByName(evaluator: Evaluator, { module, scope, frame }: Located, name: string, depth: number): Asked | undefined {
  const { base } = evaluator;
  const target = base.lookUp(module, scope, name);
  if (target?.is !== 'variable') return undefined;
  const position = target.variable.parameter;
  if (position === undefined) {
    const only = onlyValue(base, module, scope, name);
    return only && askedPath(evaluator, { module, ...only, frame }, depth + 1);
  }
  const index = module.scopes[target.scope]?.function;
  const fn = index === undefined ? undefined : base.functionThing(module, index);
  const parameter = fn?.node.parameters[position];
  if (!fn || index === undefined || !parameter || parameter.isRest || parameter.takesNamed) return undefined;
  const binding = bindingOf(frame, functionKey(module, index));
  if (!binding) return { key: openKey({ kind: 'parameter', function: fn, name: parameter.name }), path: [] };
  const passed = passedAt(binding.arguments, position);
  return passed && 'expression' in passed ? askedPath(evaluator, passed, depth + 1) : undefined;
}

/** What is passed at a position, where all arguments are passed by theirs. */
function passedAt(args: readonly Argument[], position: number): Argument | undefined {
  const isByPosition = args.every((each) => !('expression' in each) || !BY_OTHERS.has(each.expression.is));
  return isByPosition ? args[position] : undefined;
}

const BY_OTHERS: ReadonlySet<Expression['is']> = new Set(['spread', 'keyword']);
