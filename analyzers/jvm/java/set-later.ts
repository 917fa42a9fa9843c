import type { Expression } from '../../../src/code/ir.ts';
import type { At, Lowering } from '../lowering.ts';
import { valuesOf } from './added.ts';

/**
 * What is set on a client or a request after it was made.
 * https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/web/client/RestTemplate.html
 * https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/net/HttpURLConnection.html#setRequestMethod(java.lang.String)
 */
export function setLater(callee: Expression, [value, ...others]: readonly Expression[], at: At, lowering: Lowering): void {
  if (callee.is !== 'member' || !value || others.length > 0) return;
  if (callee.name === 'setRequestMethod')
    tellOpened(callee.of, { is: 'keyword', name: 'requestMethod', of: value }, at, lowering);
  if (callee.name !== 'setUriTemplateHandler') return;
  const expression: Expression = { is: 'object', entries: [{ key: 'uriTemplateHandler', value }] };
  valuesOf(callee.of, at, lowering)?.push({ expression, scope: at.scope });
}

/** `connection.setRequestMethod("PUT")` is a part of the call that opened the connection. */
function tellOpened(of: Expression, given: Expression, at: At, lowering: Lowering): void {
  const [only, other] = valuesOf(of, at, lowering) ?? [];
  if (only?.expression.is !== 'call' || other) return;
  const { calls } = lowering.draft;
  const opened = calls[only.expression.call];
  if (opened?.callee.is === 'member' && opened.callee.name === 'openConnection')
    calls[only.expression.call] = { ...opened, arguments: [...opened.arguments, given] };
}
