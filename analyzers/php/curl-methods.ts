import type { Node } from '../../src/frontend/syntax-node.ts';
import { argumentNodes } from './arguments.ts';
import type { Lowering } from './lowering.ts';

/** Options that make another request of one: https://www.php.net/manual/en/curl.constants.php */
const OTHER_METHODS = [
  'CURLOPT_CUSTOMREQUEST',
  'CURLOPT_POST',
  'CURLOPT_NOBODY',
  'CURLOPT_PUT',
  'CURLOPT_UPLOAD',
  'CURLOPT_MIMEPOST',
];

const FUNCTION = /^(function_definition|method_declaration|anonymous_function|arrow_function)$/;
const COMPUTED_OPTION = /curl_setopt\s*\([^,()]{1,100},\s*[^A-Z\\\s]/;
/** What may stand around a handle that stays where it is. */
const OWN_USE = { before: /(\b(curl_\w+|is_resource|unset|if)\s*\([^()]*|!)$/, after: /^\s*!?=/ };

/** Whether the request of `curl_setopt($handle, CURLOPT_URL, …)` is told nowhere to be another. */
export function isAlwaysGet(node: Node, { draft }: Lowering): boolean {
  if (OTHER_METHODS.some((option) => draft.mentions(option)) || draft.mentions('curl_setopt_array')) return false;
  const [handle] = argumentNodes(node);
  if (handle?.type !== 'variable_name') return false;
  const text = around(node).text;
  return !COMPUTED_OPTION.test(text) && !isHandedOn(handle.text, text);
}

function around(node: Node): Node {
  let at = node;
  while (at.parent && !FUNCTION.test(at.type)) at = at.parent;
  return at;
}

/** Whether others get the handle, who may make another request of it. */
function isHandedOn(handle: string, text: string): boolean {
  const [first = '', ...others] = text.split(handle);
  let before = first;
  for (const after of others) {
    const isOther = /^\w/.test(after);
    if (!isOther && !OWN_USE.after.test(after) && !OWN_USE.before.test(before.slice(-100))) return true;
    before = isOther ? before + handle + after : after;
  }
  return false;
}
