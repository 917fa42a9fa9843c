import type { Module } from '../../../src/code/ir.ts';
import { ModuleDraft } from '../../../src/frontend/module-draft.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import type { Source } from '../../../src/model/analyzer.ts';
import { FUNCTIONAL } from '../functional.ts';
import { Lowering } from '../lowering.ts';
import { addFileClass } from './file-class.ts';
import { rules } from './rules.ts';

/** Packages that every file opens: https://kotlinlang.org/docs/packages.html#default-imports */
const DEFAULTS = ['kotlin', 'java.lang'];

/** Makes plain data of one file. */
export function lower(root: Node, source: Source): Module {
  const draft = new ModuleDraft(source, 'kotlin');
  const lowering = new Lowering(draft, rules);
  const block = { outer: undefined, locals: new Map<string, string>() };
  lowering.visitChildren(root, { scope: 0, block, owner: undefined });
  addFileClass(root, source.path, lowering);
  draft.opens.unshift(lowering.package);
  draft.opens.push(...DEFAULTS);
  return { ...draft.finish(), hasImplicitThis: true, callsItself: [...FUNCTIONAL, 'invoke'] };
}
