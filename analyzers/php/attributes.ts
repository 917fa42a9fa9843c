import type { Decorator, Expression } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { readAnnotations } from './annotations.ts';
import { lowerArguments } from './arguments.ts';
import type { At, Lowering } from './lowering.ts';
import { nameOf } from './names.ts';

/** `#[Route('/orders', methods: ['GET'])]`, and the annotations of the comment in front. */
export function lowerAttributes(node: Node, at: At, lowering: Lowering): Decorator[] {
  const list = node.childForFieldName('attributes');
  const attributes = (list ? partsOf(list) : []).flatMap(partsOf);
  const written = attributes.flatMap((attribute): readonly Decorator[] => {
    const [name] = partsOf(attribute);
    if (!name) return [];
    const given = attribute.childForFieldName('parameters');
    const args = given ? lowerArguments(given, at, lowering) : [];
    const callee = nameOf(name, at, lowering);
    return [{ callee, arguments: args.map(plainParameters), scope: at.scope, place: lowering.place(attribute) }];
  });
  const comment = node.previousNamedSibling;
  const isDocumented = comment?.type === 'comment' && comment.text.startsWith('/**');
  return isDocumented ? [...written, ...readAnnotations(comment, at, lowering)] : written;
}

/** `/orders/{id<\\d+>?1}`: a parameter with what it must look like and what it is else. */
function plainParameters(given: Expression): Expression {
  if (given.is === 'keyword') return { ...given, of: plainParameters(given.of) };
  if (given.is !== 'literal' || typeof given.value !== 'string') return given;
  return { ...given, value: given.value.replace(/\{!?(\w{1,80})(?:<[^<>]{0,200}>)?(?:\?[^{}]{0,80})?\}/g, '{$1}') };
}
