import type { Module } from '../../src/code/ir.ts';
import { ModuleDraft } from '../../src/frontend/module-draft.ts';
import { partsOf, RuleWalker } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { Source } from '../../src/sdk/index.ts';
import { lowerUse } from './imports.ts';
import { type At, topOf, type Walker } from './lowering.ts';
import { rules } from './rules.ts';

/** Kinds of items in the order in which they are read: what is used goes before what uses it. */
const FIRST = ['mod_item', 'struct_item', 'enum_item', 'trait_item', 'const_item', 'static_item'];

/** Makes plain data of one file: imports first, then types and constants, then code, which may stand before them. */
export function lower(root: Node, source: Source): Module {
  const walker = new RuleWalker<At>(new ModuleDraft(source, 'rust'), rules);
  const at = topOf();
  readUses(root, at, walker);
  const items = partsOf(root);
  for (const item of items) if (FIRST.includes(item.type)) walker.visit(item, at);
  for (const item of items) if (!FIRST.includes(item.type)) walker.visit(item, at);
  return walker.draft.finish();
}

/** Modules in braces are read as part of the file, and so are their imports and those inside of functions. */
function readUses(node: Node, at: At, walker: Walker): void {
  for (const each of node.descendantsOfType('use_declaration')) if (each) lowerUse(each, at, walker);
}
