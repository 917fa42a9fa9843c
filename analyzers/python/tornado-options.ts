import type { Import } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';
import { stateOf } from './shared-state.ts';
import { plainText } from './strings.ts';

const OPTIONS = 'tornado.options';

/** `define("orders_url", default=url)` is what `options.orders_url` is where no command says otherwise. https://www.tornadoweb.org/en/stable/options.html */
export function declareOption(callee: Node, given: Node | null, at: At, lowering: Lowering): void {
  if (!isOf(callee, 'define', lowering.draft.imports) || !given) return;
  const [first, ...others] = partsOf(given);
  const name = first && plainText(first);
  const fallback = others.find((each) => each.type === 'keyword_argument' && each.childForFieldName('name')?.text === 'default');
  const value = fallback?.childForFieldName('value') ?? (others[0]?.type === 'keyword_argument' ? undefined : others[0]);
  if (name === undefined || !value) return;
  const values = [{ expression: lowering.expression(value, at), scope: at.scope }];
  lowering.draft.declare(0, { name: optionNamed(name), values, place: lowering.place(callee) });
}

/** `options.orders_url` by a name that no program can write. */
export function optionName(node: Node, { scope }: At, { draft }: Lowering): string | undefined {
  const [object, name] = [node.childForFieldName('object'), node.childForFieldName('attribute')?.text];
  const isOther = object && draft.find(scope, object.text) !== undefined;
  return object && !isOther && name !== undefined && isOf(object, 'options', draft.imports) ? optionNamed(name) : undefined;
}

/** Names with dashes are members with underscores. */
function optionNamed(name: string): string {
  return stateOf(`options.${name.replaceAll('-', '_')}`);
}

function isOf(node: Node, name: string, imports: readonly Import[]): boolean {
  if (node.text === `${OPTIONS}.${name}`) return true;
  return imports.some(({ local, imported, specifier }) => local === node.text && imported === name && specifier === OPTIONS);
}
