import { arg, call, connection, type Effect, first, join, keyword, type Selector, text } from '../../../../src/code/library.ts';

/** HTTP methods as clients and routers name their methods. */
export const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;

/** `host:port`, or the host alone. */
export function address(host: Selector, port: Selector): Selector {
  return first(join(host, text(':'), port), host);
}

/** Another text in place of a value. */
export function mapped(of: Selector, texts: Readonly<Record<string, string>>): Selector {
  return { from: 'mapped', of, texts };
}

/** What a macro of the class, or one that it inherits, says: `base_uri 'http://…'`. */
export function told(name: string): Selector {
  return { from: 'own-member', name: `:${name}` };
}

/** What is passed by name, alone or in one hash. */
export function option(name: string): Selector {
  return first(keyword(name), arg(0, name));
}

/** A URI object is the text that it was made from. */
export function located(of: Selector): Selector {
  return first({ from: 'maker', of, type: 'URI', selector: arg(0) }, of);
}

export function request(method: string | Selector, target: Selector): Effect {
  return call({ protocol: 'http', method, target });
}

export function redisAt(target: Selector): Effect {
  return connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target });
}

export function brokerAt(technology: string, protocol: 'amqp' | 'kafka' | 'mqtt' | 'nats', target: Selector): Effect {
  return connection({ nodeKind: 'broker', technology, protocol, target });
}
