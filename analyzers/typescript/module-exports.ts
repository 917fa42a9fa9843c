import type { Expression, ObjectEntry } from '../../src/code/ir.ts';
import { ts } from './compiler.ts';
import type { At, Lowering } from './lowering.ts';

/** `module.exports` and `exports` read as a value: the module itself, by its own file name. */
export function ownModule(node: ts.Expression, lowering: Lowering): Expression | undefined {
  if (!isExportsObject(node) || (ts.isIdentifier(node) && ts.isExternalModule(lowering.file))) return undefined;
  const name = lowering.path.slice(lowering.path.lastIndexOf('/') + 1);
  return { is: 'module', specifier: { is: 'literal', value: `./${name}` } };
}

/** `module.exports = x`, `module.exports.x = y`, `exports.x = y`; says whether it was one of these. */
export function exportAssignment(target: ts.Expression, value: Expression, at: At, lowering: Lowering): boolean {
  const name = exportedName(target);
  if (name !== undefined) lowering.exports.push({ name, value: { expression: value, scope: at.scope } });
  else if (!ts.isElementAccessExpression(target) || !isExportsObject(target.expression)) return false;
  else addEntry({ computed: lowering.expression(target.argumentExpression, at), value }, at, lowering);
  return true;
}

/** `exports[name] = require(`./${name}`)`, `Object.assign(exports, require('./letters'))`: entries of the whole. */
function addEntry(entry: ObjectEntry, at: At, lowering: Lowering): void {
  const expression: Expression = { is: 'object', entries: [entry] };
  lowering.exports.push({ name: '=', value: { expression, scope: at.scope, isAdded: true } });
}

/** `Object.assign(module.exports, { … })`: every entry is an export, and so is every member of a file. */
export function exportEntries(value: Expression, at: At, lowering: Lowering): void {
  if (value.is === 'object') for (const entry of value.entries) exportEntry(entry, at, lowering);
  else addEntry({ spread: value }, at, lowering);
}

function exportEntry(entry: ObjectEntry, at: At, lowering: Lowering): void {
  if ('key' in entry) lowering.exports.push({ name: entry.key, value: { expression: entry.value, scope: at.scope } });
  else addEntry(entry, at, lowering);
}

/** `exports = …` alone exports nothing, but stands in `exports = module.exports = …`. */
function exportedName(target: ts.Expression): string | undefined {
  if (isExportsObject(target)) return '=';
  if (ts.isPropertyAccessExpression(target)) return isExportsObject(target.expression) ? target.name.text : undefined;
  if (!ts.isElementAccessExpression(target) || !isExportsObject(target.expression)) return undefined;
  return ts.isStringLiteralLike(target.argumentExpression) ? target.argumentExpression.text : undefined;
}

export function isExportsObject(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return node.text === 'exports';
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== 'exports') return false;
  return ts.isIdentifier(node.expression) && node.expression.text === 'module';
}
