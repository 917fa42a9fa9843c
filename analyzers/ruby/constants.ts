import type { Expression } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

/** Imports of constants before it is known who declares them. */
export const CONSTANT = 'constant';

/** `Client`, `Shop::Client`, `::Client`: looked up in the modules around, then at the top, when all files are known. */
export function lowerConstant(node: Node, at: At, lowering: Lowering): Expression {
  const path = node.text.replace(/\s+/g, '');
  return constantNamed(path, node, at, lowering);
}

/** The constant of that path as a file sees it. */
export function constantNamed(path: string, node: Node, at: At, lowering: Lowering): Expression {
  const isTop = path.startsWith('::');
  const imported = path.replace(/^::/, '');
  const nesting = isTop ? '' : at.nesting.join('::');
  const local = `${nesting}>${imported}`;
  const { imports } = lowering.draft;
  if (!imports.some((each) => each.local === local))
    imports.push({ local, imported, specifier: CONSTANT, isTypeOnly: false, place: lowering.place(node) });
  return { is: 'name', name: local };
}

/** The full names that a constant may have from where it is written, the nearest first. */
export function candidates(local: string): readonly string[] {
  const [nesting = '', path = ''] = local.split('>');
  const steps = nesting === '' ? [] : nesting.split('::');
  return [...steps.map((_, index) => [...steps.slice(0, steps.length - index), path].join('::')), path];
}

/** Whether a node is a constant's name. */
export function isConstant(node: Node | null | undefined): boolean {
  return node?.type === 'constant' || (node?.type === 'scope_resolution' && /^(::)?[A-Z]/.test(node.text));
}
