import type { Expression, ObjectEntry } from '../../src/code/ir.ts';
import { ts } from './compiler.ts';
import type { At, Lowering } from './lowering.ts';

/**
 * `<Provider domain="x" {...rest}>` is a call of the component with its properties as an object: https://react.dev/reference/react/createElement.
 * Elements of HTML are only looked through for what they hold; a name is one when it begins with a small letter.
 */
export function lowerElement(node: ts.JsxSelfClosingElement | ts.JsxOpeningElement, at: At, lowering: Lowering): Expression {
  if (!isComponent(node.tagName) && !isOfPackage(node.tagName, lowering)) {
    lowering.visitChildren(node, at);
    return { is: 'unknown', why: 'a part of a page' };
  }
  const callee = lowering.expression(node.tagName as ts.Expression, at);
  const entries = node.attributes.properties.flatMap((property) => lowerProperty(property, at, lowering));
  lowering.calls.push({
    callee,
    arguments: [{ is: 'object', entries }],
    isNew: false,
    typeArguments: [],
    ...(lowering.guards.length > 0 ? { guards: [...lowering.guards] } : {}),
    scope: at.scope,
    place: lowering.place(node),
  });
  return { is: 'call', call: lowering.calls.length - 1 };
}

/** https://react.dev/learn/your-first-component#what-the-browser-sees */
function isComponent(tag: ts.JsxTagNameExpression): boolean {
  return ts.isIdentifier(tag) ? /^[A-Z]/.test(tag.text) : ts.isPropertyAccessExpression(tag);
}

function isOfPackage(tag: ts.JsxTagNameExpression, lowering: Lowering): boolean {
  const head = ts.isPropertyAccessExpression(tag) ? tag.expression : tag;
  if (!ts.isIdentifier(head)) return false;
  return lowering.imports.some(({ local, specifier }) => local === head.text && !specifier.startsWith('.'));
}

function lowerProperty(node: ts.JsxAttributeLike, at: At, lowering: Lowering): ObjectEntry[] {
  if (ts.isJsxSpreadAttribute(node)) return [{ spread: lowering.expression(node.expression, at) }];
  const { initializer, name } = node;
  if (!ts.isIdentifier(name)) return [];
  if (!initializer) return [{ key: name.text, value: { is: 'literal', value: true } }];
  const value = ts.isJsxExpression(initializer) ? initializer.expression : initializer;
  return value ? [{ key: name.text, value: lowering.expression(value, at) }] : [];
}
