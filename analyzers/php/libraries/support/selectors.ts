import { arg, call, connection, type Effect, first, join, keyword, type Selector, text } from '../../../../src/code/library.ts';

/** HTTP methods as clients and routers name their functions. */
export const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;

/** `host:port`, or the host alone. */
export function address(host: Selector, port: Selector): Selector {
  return first(join(host, text(':'), port), host);
}

/** Another text in place of a value. */
export function mapped(of: Selector, texts: Readonly<Record<string, string>>): Selector {
  return { from: 'mapped', of, texts };
}

/** An argument by its place, or by the name of its parameter. */
export function given(index: number, name: string): Selector {
  return first(keyword(name), arg(index));
}

export function request(method: string | Selector, target: Selector): Effect {
  return call({ protocol: 'http', method, target });
}

/** A connection to a relational database. */
export function database(technology: string, target: Selector, name?: Selector): Effect {
  return connection({ nodeKind: 'database', technology, protocol: 'sql', target, ...(name ? { name } : {}) });
}

export function redisAt(target: Selector): Effect {
  return connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target });
}

export function brokerAt(technology: string, protocol: 'amqp' | 'kafka' | 'other' | 'mqtt' | 'nats', target: Selector): Effect {
  return connection({ nodeKind: 'broker', technology, protocol, target });
}
