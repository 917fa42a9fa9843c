import type { Expression } from '../../../src/code/ir.ts';
import { own } from '../../../src/sdk/index.ts';
import type { At, Lowering } from '../lowering.ts';
import { valuesOf } from './added.ts';

/** What is called on something that is told later, by the method that tells it. */
const TOLD: Readonly<Record<string, string>> = {
  setRequestMethod: 'openConnection',
  setExchange: 'RabbitTemplate',
  setRoutingKey: 'RabbitTemplate',
};

/**
 * What is set on a client or a request after it was made.
 * https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/web/client/RestTemplate.html
 * https://docs.spring.io/spring-amqp/docs/current/api/org/springframework/amqp/rabbit/core/RabbitTemplate.html
 * https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/net/HttpURLConnection.html#setRequestMethod(java.lang.String)
 */
export function setLater(callee: Expression, [value, ...others]: readonly Expression[], at: At, lowering: Lowering): void {
  if (callee.is !== 'member' || !value || others.length > 0) return;
  const told = own(TOLD, callee.name);
  if (told) tellOpened(callee.of, told, { is: 'keyword', name: callee.name, of: value }, at, lowering);
  if (callee.name !== 'setUriTemplateHandler') return;
  const expression: Expression = { is: 'object', entries: [{ key: 'uriTemplateHandler', value }] };
  valuesOf(callee.of, at, lowering)?.push({ expression, scope: at.scope });
}

/** `connection.setRequestMethod("PUT")` is a part of the call that opened the connection, `template.setExchange("bills")` of the one that made it. */
function tellOpened(of: Expression, opener: string, given: Expression, at: At, lowering: Lowering): void {
  const [only, other] = valuesOf(of, at, lowering) ?? [];
  if (only?.expression.is !== 'call' || other) return;
  const { calls } = lowering.draft;
  const opened = calls[only.expression.call];
  if ((opened?.callee.is === 'member' || opened?.callee.is === 'name') && opened.callee.name === opener)
    calls[only.expression.call] = { ...opened, arguments: [...opened.arguments, given] };
}
