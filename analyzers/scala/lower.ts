import type { Module } from '../../src/code/ir.ts';
import { ModuleDraft } from '../../src/frontend/module-draft.ts';
import { partsOf, RuleWalker } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { Source } from '../../src/sdk/index.ts';
import { lowerImport } from './imports.ts';
import type { At } from './lowering.ts';
import { rules } from './rules.ts';

/** Makes plain data of one file: its imports first, then what it declares. The first package opened is its own. */
export function lower(root: Node, source: Source): Module {
  const draft = new ModuleDraft(source, 'scala');
  const walker = new RuleWalker<At>(draft, rules);
  const at: At = { scope: 0, locals: new Map() };
  const packages = partsOf(root).filter(({ type }) => type === 'package_clause');
  draft.opens.push(packages.map((each) => each.childForFieldName('name')?.text ?? '').join('.'));
  for (const each of root.descendantsOfType('import_declaration')) if (each) lowerImport(each, at, walker);
  for (const each of partsOf(root)) if (!/^(package_clause|import_declaration)$/.test(each.type)) walker.visit(each, at);
  for (const each of packages)
    for (const inside of partsOf(each)) if (inside.type === 'template_body') walker.children(inside, at);
  const declared = (draft.scopes[0]?.variables ?? []).filter(({ name }) => !/^(import|play)#/.test(name));
  for (const { name } of declared) draft.exports.push({ name, value: { expression: { is: 'name', name }, scope: 0 } });
  return { ...draft.finish(), hasImplicitThis: true, callsItself: ['apply'] };
}
