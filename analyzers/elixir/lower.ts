import type { Module } from '../../src/code/ir.ts';
import { ModuleDraft } from '../../src/frontend/module-draft.ts';
import { RuleWalker } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { Source } from '../../src/sdk/index.ts';
import type { At } from './lowering.ts';
import { rules } from './rules.ts';

/** Makes plain data of one file. Modules and configured values go by their full names; every file of a project sees them. */
export function lower(root: Node, source: Source): Module {
  const draft = new ModuleDraft(source, 'elixir');
  const walker = new RuleWalker<At>(draft, rules);
  walker.children(root, { scope: 0, aliases: new Map(), imported: new Map(), locals: new Map() });
  for (const { name } of draft.scopes[0]?.variables ?? [])
    if (/^[A-Z]|^(config|object)>/.test(name))
      draft.exports.push({ name, value: { expression: { is: 'name', name }, scope: 0 } });
  return draft.finish();
}
