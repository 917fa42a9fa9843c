import type { Expression } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { argumentNodes, lowerArguments, positionalNodes } from './arguments.ts';
import type { At, Lowering } from './lowering.ts';
import { plainText } from './texts.ts';

// https://docs.ruby-lang.org/en/3.3/Object.html#method-i-public_send
const SENDS = /^(public_send|send|__send__)$/;

/** Whether a call is of another method, by its name; `send` may also be a method of a class's own: `mailer.send('/orders')`. */
export function sendsMethod(name: string, method: Node | undefined, { draft }: Lowering): boolean {
  if (!method || !SENDS.test(name)) return false;
  const text = plainText(method);
  if (name !== 'send' || method.type === 'simple_symbol') return true;
  return (text === undefined || /^[a-z_]\w*[?!=]?$/i.test(text)) && !draft.mentions('def send');
}

/** `client.public_send(:get, path)` is `client.get(path)`; which method it is, callers may tell. */
export function sentTo(of: Expression, node: Node, at: At, lowering: Lowering): Expression | undefined {
  const [method] = positionalNodes(node);
  if (!method) return undefined;
  const name = plainText(method);
  const callee: Expression =
    name === undefined ? { is: 'index', of, key: lowering.expression(method, at) } : { is: 'member', of, name };
  const given = lowerArguments(
    argumentNodes(node).filter((each) => each !== method),
    at,
    lowering,
  );
  return lowering.call(node, at, { callee, arguments: given });
}
