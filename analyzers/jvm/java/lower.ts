import type { Module } from '../../../src/code/ir.ts';
import { ModuleDraft } from '../../../src/frontend/module-draft.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import type { Source } from '../../../src/model/analyzer.ts';
import { FUNCTIONAL } from '../functional.ts';
import { Lowering } from '../lowering.ts';
import { rules } from './rules.ts';

/** Makes plain data of one file. It opens its own package first, and `java.lang`, which is open everywhere, last. */
export function lower(root: Node, source: Source): Module {
  const draft = new ModuleDraft(source, 'java');
  const lowering = new Lowering(draft, rules);
  const block = { outer: undefined, locals: new Map<string, string>() };
  lowering.visitChildren(root, { scope: 0, block, owner: undefined });
  draft.opens.unshift(lowering.package);
  draft.opens.push('java.lang');
  return { ...draft.finish(), callsItself: FUNCTIONAL };
}
