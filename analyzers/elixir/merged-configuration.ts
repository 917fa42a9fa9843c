import type { Export, Expression, Import, Module, ObjectEntry } from '../../src/code/ir.ts';
import { namespaceModule } from '../../src/frontend/module-draft.ts';
import { literalOf } from '../../src/frontend/rule-walker.ts';
import { statedName } from './names.ts';

/** Weakest first: what is said for where the program is deployed goes over what is for all, and that over what is for developers. */
const FILES = ['config.exs', 'prod.exs', 'releases.exs', 'runtime.exs'];

interface Statement {
  readonly module: Module;
  readonly name: string;
  readonly value: Expression | undefined;
}

/**
 * The configuration of a project as one module under a name that no file has: lists of keywords are merged, of other values the strongest that is
 * there holds. https://hexdocs.pm/elixir/Config.html#config/3
 */
export function mergedConfiguration(path: string, modules: readonly Module[]): Module {
  const statements = new Map<string, Statement[]>();
  for (const each of modules.toSorted(byWeight).flatMap(statementsIn))
    statements.set(statedName(each.name), [...(statements.get(statedName(each.name)) ?? []), each]);
  const imports = [...statements.values()].flat().map(imported);
  const exports = [...statements].map(([name, stated]): Export => ({ name, value: { expression: merged(stated), scope: 0 } }));
  return { ...namespaceModule(path, 'elixir', []), isNamespace: false, imports, exports };
}

function statementsIn(module: Module): readonly Statement[] {
  const variables = module.scopes[0]?.variables ?? [];
  return variables
    .filter(({ name }) => name.startsWith('config>'))
    .map(({ name, values }) => ({ module, name, value: values[0]?.expression }));
}

function byWeight(one: Module, other: Module): number {
  return weightOf(one) - weightOf(other) || (one.path < other.path ? -1 : 1);
}

function weightOf({ path }: Module): number {
  return FILES.indexOf(path.split('/').at(-1) ?? '');
}

function imported({ module, name }: Statement): Import {
  const place = { line: 1, text: '' };
  return { local: localOf(module, name), imported: name, specifier: module.path, isTypeOnly: false, place };
}

function localOf({ path }: Module, name: string): string {
  return `${path} ${name}`;
}

function merged(statements: readonly Statement[]): Expression {
  const names = statements.map(nameOf);
  const [first, ...stronger] = names;
  if (!first || stronger.length === 0) return first ?? literalOf(null);
  if (statements.every(({ value }) => value?.is === 'object'))
    return { is: 'object', entries: statements.flatMap((each, index) => entriesOf(each, statements.slice(index + 1))) };
  return stronger.reduce<Expression>((second, strong) => ({ is: 'fallback', first: strong, second }), first);
}

function nameOf({ module, name }: Statement): Expression {
  return { is: 'name', name: localOf(module, name) };
}

const PARTS_OF_ADDRESS: ReadonlySet<string> = new Set(['hostname', 'port', 'database']);

/** An address in one piece goes over the parts of one that are stated before: https://hexdocs.pm/ecto/Ecto.Repo.html#module-urls */
function entriesOf(statement: Statement, stronger: readonly Statement[]): readonly ObjectEntry[] {
  const of = nameOf(statement);
  if (!stronger.some(hasAddress)) return [{ spread: of }];
  return keysOf(statement).flatMap((key) => (PARTS_OF_ADDRESS.has(key) ? [] : [{ key, value: { is: 'member', of, name: key } }]));
}

function hasAddress(statement: Statement): boolean {
  return keysOf(statement).includes('url');
}

function keysOf({ value }: Statement): readonly string[] {
  return value?.is === 'object' ? value.entries.flatMap((each) => ('key' in each ? [each.key] : [])) : [];
}
