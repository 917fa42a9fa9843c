// https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax
import type { TreeNode } from '../../../src/sdk/index.ts';
import { parseExpression } from './parse.ts';
import type { Declaration, Expression, ObjectEntry } from './syntax.ts';

/** Whether JSON is a template of Azure Resource Manager. */
export function isArmTemplate(root: TreeNode): boolean {
  return /deploymentTemplate\.json#?$/i.test(root.get('$schema').text() ?? '') && root.get('resources').exists;
}

/** Whether it was made of a file of Bicep. */
export function isMadeOfBicep(root: TreeNode): boolean {
  return root.at('metadata', '_generator', 'name').text() === 'bicep';
}

const DEEPEST = 4;

/** The statements that a template comes to. */
export function armDeclarations(root: TreeNode, depth = 0): readonly Declaration[] {
  const parameters = root
    .get('parameters')
    .entries()
    .map(([name, node]): Declaration => {
      const usual = node.get('defaultValue');
      const isSecure = /^secure/i.test(node.get('type').text() ?? '');
      return {
        kind: 'param',
        name: `parameters.${name}`,
        ...(usual.exists && { value: expressionOf(usual) }),
        ...(isSecure && { isSecure }),
        line: node.line,
      };
    });
  const variables = root
    .get('variables')
    .entries()
    .map(([name, node]): Declaration => ({ kind: 'var', name: `variables.${name}`, value: expressionOf(node), line: node.line }));
  return [...parameters, ...variables, ...resourcesIn(root.get('resources'), depth)];
}

/** A list, or, since version 2.0 of the language, a map by symbolic names. */
function resourcesIn(node: TreeNode, depth: number): readonly Declaration[] {
  const named = node.entries().map(([name, each]) => ({ name, each }));
  const counts = new Map<string, number>();
  const listed = node.items().map((each) => {
    const type = (each.get('type').text() ?? '').replace(/^.*\//, '');
    const count = (counts.get(type) ?? 0) + 1;
    counts.set(type, count);
    return { name: count === 1 ? type : `${type}${count}`, each };
  });
  return [...named, ...listed].map(({ name, each }) => declared(name, each, depth));
}

function declared(name: string, node: TreeNode, depth: number): Declaration {
  const type = node.get('type').text() ?? '';
  const { line } = node.get('type');
  const template = node.at('properties', 'template');
  if (/^microsoft\.resources\/deployments$/i.test(type) && template.exists && depth < DEEPEST) {
    const params = node.at('properties', 'parameters').entries();
    const entries = params.map(([key, value]) => entryOf(`parameters.${key}`, expressionOf(value.get('value')), value.line));
    const inner: Expression = { is: 'object', entries, resources: [], line };
    const value: Expression = { is: 'object', entries: [entryOf('params', inner, line)], resources: [], line };
    return { kind: 'module', name, path: '', inside: armDeclarations(template, depth + 1), value: around(value, node), line };
  }
  const body = objectOf(node, resourcesIn(node.get('resources'), depth + 1));
  const isExisting = node.get('existing').text() === 'true';
  return { kind: 'resource', name, type, isExisting, value: around(body, node), line };
}

function entryOf(key: string, value: Expression, line: number): ObjectEntry {
  return { key: { is: 'text', parts: [key], line }, value, line };
}

/** A body within its loop and its condition. */
function around(body: Expression, node: TreeNode): Expression {
  const { line } = body;
  const [condition, count] = [node.get('condition'), node.at('copy', 'count')];
  const tested: Expression = condition.exists ? { is: 'if', test: expressionOf(condition), body, line } : body;
  if (!count.exists) return tested;
  const args: readonly Expression[] = [{ is: 'scalar', value: 0, line }, expressionOf(count)];
  return { is: 'for', item: 'copyIndex', list: { is: 'call', name: 'range', args, line }, body: tested, line };
}

function objectOf(node: TreeNode, resources: readonly Declaration[]): Expression {
  const entries = node
    .entries()
    .filter(([key]) => key !== 'resources' || resources.length === 0)
    .map(([key, value]) => entryOf(key, expressionOf(value), value.line));
  return { is: 'object', entries, resources, line: node.line };
}

function expressionOf(node: TreeNode): Expression {
  const { line } = node;
  switch (node.kind) {
    case 'map':
      return objectOf(node, []);
    case 'list':
      return { is: 'list', items: node.items().map(expressionOf), line };
    case 'scalar':
      return scalarOf(node);
    default:
      return { is: 'scalar', value: null, line };
  }
}

const LONGEST = 10_000;

function scalarOf(node: TreeNode): Expression {
  const { line, content } = node;
  const text = node.text() ?? '';
  const isPlain = content?.is === 'scalar' && content.plain;
  if (isPlain && /^(true|false)$/.test(text)) return { is: 'scalar', value: text === 'true', line };
  if (isPlain && text !== '') return { is: 'scalar', value: Number(text), line };
  const inside = /^\[(?!\[)(.*)\]$/s.exec(text)?.[1];
  if (inside === undefined || text.length > LONGEST) return { is: 'text', parts: [text.replace(/^\[\[/, '[')], line };
  return asBicep(parseExpression(quoted(inside)), line);
}

/** Texts as Bicep writes them: a quote is doubled here and escaped there. */
function quoted(text: string): string {
  return text.replace(/'((?:[^']|'')*)'/g, (_whole, inside: string) => {
    const escaped = inside.replaceAll("''", "'").replace(/[\\'$]/g, (character) => `\\${character}`);
    return `'${escaped}'`;
  });
}

/** `parameters('a')` and `variables('a')` are names of the template. */
function asBicep(expression: Expression, line: number): Expression {
  const go = (inner: Expression) => asBicep(inner, line);
  switch (expression.is) {
    case 'call': {
      const [first] = expression.args;
      const name = first?.is === 'text' && typeof first.parts[0] === 'string' ? first.parts[0] : '';
      if (/^(parameters|variables)$/.test(expression.name)) return { is: 'name', name: `${expression.name}.${name}`, line };
      if (expression.name === 'copyIndex') return { is: 'name', name: 'copyIndex', line };
      return { is: 'call', name: expression.name, args: expression.args.map(go), line };
    }
    case 'member':
      return { ...expression, of: go(expression.of), line };
    case 'index':
      return { ...expression, of: go(expression.of), by: go(expression.by), line };
    default:
      return { ...expression, line };
  }
}
