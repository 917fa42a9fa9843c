import type { Module } from '../../src/code/ir.ts';
import { ModuleDraft } from '../../src/frontend/module-draft.ts';
import { RuleWalker } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { Source } from '../../src/sdk/index.ts';
import { noteConnections } from './laravel-config.ts';
import type { At } from './lowering.ts';
import { GLOBAL } from './names.ts';
import { rules } from './rules.ts';

/** Makes plain data of one file. What it declares others of its namespace can name. */
export function lower(root: Node, source: Source): Module {
  const draft = new ModuleDraft(source, 'php');
  const lowering = new RuleWalker<At>(draft, rules);
  lowering.children(root, { scope: 0 });
  noteConnections(root, lowering);
  if (draft.opens.length === 0) draft.opens.push(GLOBAL);
  for (const { name } of draft.scopes[0]?.variables ?? [])
    if (!name.startsWith('$')) draft.exports.push({ name, value: { expression: { is: 'name', name }, scope: 0 } });
  return { ...draft.finish(), callsItself: ['__invoke'] };
}
