import type { Module } from '../../src/code/ir.ts';
import { ModuleDraft } from '../../src/frontend/module-draft.ts';
import { RuleWalker } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { Source } from '../../src/sdk/index.ts';
import { expressions } from './expressions.ts';
import { addConfig } from './flask-config.ts';
import { addSettings } from './settings-modules.ts';
import { statements } from './statements.ts';

/** Makes plain data of one Python file. Everything at its top level can be imported from it. */
export function lower(root: Node, source: Source): Module {
  const draft = new ModuleDraft(source, 'python');
  const lowering = new RuleWalker(draft, { expressions, statements });
  lowering.children(root, { scope: 0, rebound: new Map() });
  addConfig(draft);
  addSettings(draft);
  for (const { local, imported, specifier } of draft.imports.filter((each) => !each.local.startsWith('@')))
    draft.exports.push({ name: local, from: specifier, imported });
  for (const { name } of draft.scopes[0]?.variables ?? [])
    draft.exports.push({ name, value: { expression: { is: 'name', name }, scope: 0 } });
  return { ...draft.finish(), callsItself: ['__call__'] };
}
