// https://docs.python.org/3/library/argparse.html, https://click.palletsprojects.com/en/stable/options/
import type { Bound, CallSite, Decorator, Expression, FunctionNode, Module, ObjectEntry, Scope } from '../../src/code/ir.ts';

/** What parsed arguments are by default, and an option that may also be given by the environment. */
export const PARSED = 'argparse parsed';
export const OPTION = 'click option';

/** What whoever starts a program may say besides: the code's own defaults hold where nothing is said. */
export function linkCommandLines(modules: readonly Module[]): readonly Module[] {
  return modules.map((module) => {
    const opened = new Set(module.imports.map(({ specifier }) => specifier.split('.')[0]));
    const parsed = opened.has('argparse') || opened.has('django') ? withArguments(module) : module;
    return opened.has('click') ? withOptions(parsed) : parsed;
  });
}

/** `parser.add_argument("-u", "--stock-url", dest="stock", default="…")`, as members of what `parse_args()` gives. */
function withArguments(module: Module): Module {
  const entries = module.calls.flatMap((call) => (nameOf(call) === 'add_argument' ? entryOf(call) : []));
  if (entries.length === 0) return module;
  const object: Expression = { is: 'object', entries };
  const calls = module.calls.map((call): CallSite => {
    const name = nameOf(call);
    if (name !== 'parse_args' && name !== 'parse_known_args') return call;
    const given: Expression = name === 'parse_args' ? object : { is: 'list', items: [object] };
    return { ...call, callee: { is: 'name', name: PARSED }, arguments: [given] };
  });
  const scopes = module.scopes.map((scope) => withHandled(scope, module, { expression: object, scope: 0 }));
  return { ...module, calls, scopes };
}

function entryOf({ arguments: args, scope }: CallSite): readonly ObjectEntry[] {
  const key = textOf(keywordOf(args, 'dest')) ?? optionName(args);
  const value = keywordOf(args, 'default');
  return key === undefined || !value ? [] : [{ key, value, scope }];
}

/** A command of Django gets them as the keywords of `handle`. */
function withHandled(scope: Scope, { functions }: Module, value: Bound): Scope {
  const fn = functions[scope.function ?? -1];
  const options = fn?.name === 'handle' && fn.class !== undefined ? fn.parameters.findIndex(({ takesNamed }) => takesNamed) : -1;
  if (options < 0) return scope;
  const variables = scope.variables.map((variable) => {
    const { parameter, ...plain } = variable;
    return parameter === options ? { ...plain, values: [...variable.values, value] } : variable;
  });
  return { ...scope, variables };
}

/** `@click.option("--ledger-url", "ledger", envvar="LEDGER_URL", default="…")` says what the parameter of that name is by default. */
function withOptions(module: Module): Module {
  const calls = [...module.calls];
  const functions = module.functions.map((fn) => withDefaults(fn, calls));
  return calls.length > module.calls.length ? { ...module, functions, calls } : module;
}

function withDefaults(fn: FunctionNode, calls: CallSite[]): FunctionNode {
  const options = fn.decorators.filter(({ callee }) => lastName(callee) === 'option');
  if (options.length === 0) return fn;
  const parameters = fn.parameters.map((parameter) => {
    const option = options.find(({ arguments: args }) => optionName(args) === parameter.name);
    const value = option && defaultOf(option, calls);
    return value ? { ...parameter, default: value } : parameter;
  });
  return { ...fn, parameters };
}

function defaultOf({ arguments: args, scope, place }: Decorator, calls: CallSite[]): Expression | undefined {
  const [variable, value] = [keywordOf(args, 'envvar'), keywordOf(args, 'default')];
  if (!variable) return value;
  calls.push({
    callee: { is: 'name', name: OPTION },
    arguments: [variable, ...(value ? [value] : [])],
    isNew: false,
    typeArguments: [],
    scope,
    place,
  });
  return { is: 'call', call: calls.length - 1 };
}

/** A name without dashes goes before the first long one, which goes before a short one. */
function optionName(args: readonly Expression[]): string | undefined {
  const names = args.flatMap((each) => textOf(each) ?? []);
  const name = names.find((each) => !each.startsWith('-')) ?? names.find((each) => each.startsWith('--')) ?? names[0];
  return name?.replace(/^-+/, '').split('/')[0]?.replaceAll('-', '_');
}

function keywordOf(args: readonly Expression[], name: string): Expression | undefined {
  return args.flatMap((each) => (each.is === 'keyword' && each.name === name ? [each.of] : []))[0];
}

function textOf(expression: Expression | undefined): string | undefined {
  return expression?.is === 'literal' && typeof expression.value === 'string' ? expression.value : undefined;
}

function nameOf({ callee }: CallSite): string {
  return lastName(callee);
}

function lastName(callee: Expression): string {
  return callee.is === 'member' || callee.is === 'name' ? callee.name : '';
}
