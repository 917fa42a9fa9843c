import type { Module } from '../../src/code/ir.ts';
import { ModuleDraft } from '../../src/frontend/module-draft.ts';
import { RuleWalker } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { Source } from '../../src/sdk/index.ts';
import type { At } from './lowering.ts';
import { rules } from './rules.ts';

/** Makes plain data of one file. Namespaces of the repository's own are left out: its declarations go by their own names. */
export function lower(root: Node, source: Source): Module {
  const walker = new RuleWalker<At>(new ModuleDraft(source, 'cpp'), rules);
  const { draft } = walker;
  walker.children(root, { scope: 0 });
  for (const { name } of draft.scopes[0]?.variables ?? [])
    draft.exports.push({ name, value: { expression: { is: 'name', name }, scope: 0 } });
  return { ...draft.finish(), hasImplicitThis: true };
}
