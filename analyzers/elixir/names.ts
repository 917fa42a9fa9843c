import type { Expression } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Walker } from './lowering.ts';

/** Imports of modules and of configured values before it is known who declares them. */
export const MODULE = 'module';
export const CONFIG = 'config';

/** The full name of a module as it is written somewhere: its first part may be short for another. */
export function fullName(text: string, at: At): string {
  const plain = text.replace(/\s+/g, '');
  if (plain === '__MODULE__') return at.owner?.name ?? plain;
  const whole = plain.replace(/^__MODULE__(?=\.)/, at.owner?.name ?? '').replace(/^Elixir\./, '');
  const [head = '', ...rest] = whole.split('.');
  return [at.aliases.get(head) ?? head, ...rest].join('.');
}

/** A module by its full name. */
export function moduleNamed(name: string, node: Node, walker: Walker): Expression {
  return imported(name, name, MODULE, node, walker);
}

/** What the configuration says under an application and a key: https://hexdocs.pm/elixir/Config.html */
export function configuredAs(application: string, key: string, node: Node, walker: Walker): Expression {
  const name = configName(application, key);
  return imported(name, name, CONFIG, node, walker);
}

export function configName(application: string, key: string): string {
  return `config>${application}>${key}`;
}

/** One of several statements of the same value. */
export function statementName(name: string, index: number): string {
  return `${name}#${index}`;
}

/** What a statement is of. */
export function statedName(statement: string): string {
  return statement.slice(0, statement.lastIndexOf('#'));
}

/** The root type that takes over the fields of an object of a GraphQL schema. */
export function objectNamed(object: string, node: Node, walker: Walker): Expression {
  const name = objectVariable(object);
  return imported(name, name, MODULE, node, walker);
}

export function objectVariable(object: string): string {
  return `object>${object}`;
}

function imported(local: string, name: string, specifier: string, node: Node, walker: Walker): Expression {
  const { draft } = walker;
  const isOwn = draft.scopes[0]?.variables.some((each) => each.name === name);
  if (!isOwn && !draft.imports.some((each) => each.local === local))
    draft.imports.push({ local, imported: name, specifier, isTypeOnly: false, place: walker.place(node) });
  return { is: 'name', name: local };
}
