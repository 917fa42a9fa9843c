// https://camel.apache.org/manual/java-dsl.html
import type { Bound, CallSite, Expression, Module } from '../../../src/code/ir.ts';
import type { CamelTexts } from './constants.ts';
import { isComponent, readEndpoint } from './endpoints.ts';

/** Names of the calls that stand for an endpoint in a route; `libraries/camel.ts` says what they mean. */
export const CAMEL_END = 'camel ';
/** The name under which `{{key}}` calls for a setting. */
export const CAMEL_PROPERTY = 'camel {{}}';

/** Steps of a route that begin with their URI. Those with an `F` take a format. */
const FROM = new Set(['from', 'fromF', 'pollEnrich']);
const TO = new Set([
  ...['to', 'toD', 'toF', 'wireTap', 'inOnly', 'inOut', 'enrich'],
  ...['sendBody', 'sendBodyAndHeader', 'sendBodyAndHeaders', 'asyncSendBody'],
  ...['requestBody', 'requestBodyAndHeader', 'asyncRequestBody'],
  // https://camel.apache.org/manual/error-handler.html, https://camel.apache.org/components/latest/eips/recipientList-eip.html
  ...['deadLetterChannel', 'recipientList'],
]);

/** How many constants may be put into one URI: they may be made of each other, and of themselves. */
const MOST_CONSTANTS = 50;

/** In files that know Camel, each endpoint that leads out of the program is a call of its own. */
export function withCamelEndpoints(module: Module, texts: CamelTexts): Module {
  const known = [...module.imports.map(({ specifier }) => specifier), ...(module.opens ?? [])];
  const isCamel = known.some((each) => each.startsWith('org.apache.camel'));
  const added = isCamel ? new Ends(module, texts).calls() : [];
  return added.length === 0 ? module : { ...module, calls: [...module.calls, ...added] };
}

class Ends {
  readonly #module: Module;
  readonly #texts: CamelTexts;
  readonly #calls: CallSite[] = [];
  /** How many more constants the URI at hand may have. */
  #left = 0;

  constructor(module: Module, texts: CamelTexts) {
    this.#module = module;
    this.#texts = texts;
  }

  calls(): readonly CallSite[] {
    for (const call of this.#module.calls) {
      const isConsumer = FROM.has(nameOf(call));
      for (const uri of this.#urisOf(call)) this.#add(uri, isConsumer, call);
    }
    return this.#calls;
  }

  #urisOf(call: CallSite): readonly Expression[] {
    const name = nameOf(call);
    if (!FROM.has(name) && !TO.has(name)) return [];
    if (name.endsWith('F')) return [formatted(call.arguments)];
    if (name === 'recipientList') return this.#recipients(call.arguments[0]);
    // Only these take several at once.
    const given = name === 'to' || name === 'from' ? call.arguments : call.arguments.slice(0, 1);
    return given.map((each) => this.#built(each) ?? each);
  }

  /** `recipientList(constant("kafka:a,kafka:b"))`; what is told by a message's header is not known. */
  #recipients(given: Expression | undefined): readonly Expression[] {
    const call = given?.is === 'call' ? this.#module.calls[given.call] : undefined;
    if (!call || !/^(constant|simple)$/.test(nameOf(call))) return [];
    const [uris] = call.arguments;
    if (uris?.is !== 'literal') return uris ? [uris] : [];
    return String(uris.value)
      .split(',')
      .map((value): Expression => ({ is: 'literal', value: value.trim() }));
  }

  #add(uri: Expression, isConsumer: boolean, { scope, place }: CallSite): void {
    const holes: Expression[] = [];
    this.#left = MOST_CONSTANTS;
    const end = readEndpoint(this.#propertyOf(this.#textOf(uri, scope, holes)), isConsumer);
    if (!end) return;
    const name = `${CAMEL_END}${isConsumer ? 'from' : 'to'} ${end.like}${end.kind === 'topic' ? ' topic' : ''}`;
    const given = (['connection', 'group', 'exchange'] as const).flatMap((key): readonly Expression[] => {
      const text = end[key] ?? '';
      return text === '' ? [] : [{ is: 'keyword', name: key, of: this.#expressionOf(text, holes, { scope, place }) }];
    });
    const arguments_ = [this.#expressionOf(end.name, holes, { scope, place }), ...given];
    this.#calls.push({ callee: { is: 'name', name }, arguments: arguments_, isNew: false, typeArguments: [], scope, place });
  }

  /** `kafka("orders").groupId("mail")`, by the builders of endpoints: https://camel.apache.org/manual/Endpoint-dsl.html */
  #built(expression: Expression): Expression | undefined {
    const options: Expression[] = [];
    let at = expression;
    for (let depth = 0; depth < 50 && at.is === 'call'; depth += 1) {
      const call = this.#module.calls[at.call];
      const given = call?.arguments.at(-1);
      const callee = call?.callee;
      if (callee?.is === 'name' || (callee?.is === 'member' && callee.of.is === 'this'))
        return given && built(schemeOf(callee.name), given, options);
      if (callee?.is !== 'member') return undefined;
      if (given) options.push({ is: 'literal', value: `${callee.name}=` }, given, { is: 'literal', value: '&' });
      at = callee.of;
    }
    return undefined;
  }

  /** The text of a URI with a mark for each part that is not one. */
  #textOf(expression: Expression, scope: number, holes: Expression[]): string {
    if (expression.is === 'literal') return String(expression.value ?? '');
    if (expression.is === 'concat') return expression.parts.map((part) => this.#textOf(part, scope, holes)).join('');
    const constant = this.#left > 0 ? this.#constant(expression, scope) : undefined;
    if (constant) {
      this.#left -= 1;
      return this.#textOf(constant, scope, holes);
    }
    holes.push(expression);
    return `\u0000${holes.length - 1}\u0000`;
  }

  /** A field or variable with one value, of this class or, as a constant, of another. */
  #constant(expression: Expression, scope: number): Expression | undefined {
    if (expression.is === 'name') return this.#variable(expression.name, scope) ?? this.#field(expression.name);
    if (expression.is !== 'member') return undefined;
    if (expression.of.is === 'this') return this.#field(expression.name);
    if (expression.of.is !== 'name') return undefined;
    const [className, name] = [expression.of.name, expression.name];
    const own = this.#module.classes.some((each) => each.name === className) ? this.#field(name, className) : undefined;
    const text = own ? undefined : this.#texts.constant(className.split('/').at(-1) ?? '', name);
    return text === undefined ? own : { is: 'literal', value: text };
  }

  #variable(name: string, scope: number): Expression | undefined {
    for (let at: number | null = scope; at !== null; at = this.#module.scopes[at]?.parent ?? null) {
      const found = this.#module.scopes[at]?.variables.find((each) => each.name === name);
      if (found) return found.parameter === undefined ? textual(found.values) : undefined;
    }
    return undefined;
  }

  #field(name: string, className?: string): Expression | undefined {
    const classes = this.#module.classes.filter((each) => className === undefined || each.name === className);
    const fields = classes.flatMap((each) => each.fields.filter((field) => field.name === name));
    return textual(fields[0]?.values ?? []);
  }

  /** A URI that is all of a property is what the module's file says. */
  #propertyOf(uri: string): string {
    const [, key] = /^\{\{([^{}:]{1,200})\}\}$/.exec(uri) ?? [];
    return (key === undefined ? undefined : this.#texts.property(this.#module.path, key)) ?? uri;
  }

  #expressionOf(text: string, holes: readonly Expression[], at: Pick<CallSite, 'scope' | 'place'>): Expression {
    const parts = text.split(/(\u0000\d+\u0000|\{\{[^{}]{1,200}\}\}|\$\{[^{}]{1,200}\})/).filter((part) => part !== '');
    const expressions = parts.map((part): Expression => {
      if (part.startsWith('\u0000')) return holes[Number(part.slice(1, -1))] ?? { is: 'unknown', why: 'a part of an endpoint' };
      if (part.startsWith('{{')) return this.#property(part.slice(2, -2), at);
      return part.startsWith('${') ? { is: 'unknown', why: 'an expression of a route' } : { is: 'literal', value: part };
    });
    const [only] = expressions;
    return only && expressions.length === 1 ? only : { is: 'concat', parts: expressions };
  }

  /** https://camel.apache.org/manual/using-propertyplaceholder.html */
  #property(inner: string, { scope, place }: Pick<CallSite, 'scope' | 'place'>): Expression {
    const [key = '', ...fallback] = inner.replace(/^(env|sys):/, '').split(':');
    const given = [key, ...(fallback.length > 0 ? [fallback.join(':')] : [])];
    const callee = { is: 'name', name: CAMEL_PROPERTY } as const;
    const arguments_ = given.map((value): Expression => ({ is: 'literal', value }));
    this.#calls.push({ callee, arguments: arguments_, isNew: false, typeArguments: [], scope, place });
    return { is: 'call', call: this.#module.calls.length + this.#calls.length - 1 };
  }
}

function built(scheme: string, given: Expression, options: readonly Expression[]): Expression | undefined {
  if (!isComponent(scheme)) return undefined;
  return { is: 'concat', parts: [{ is: 'literal', value: `${scheme}:` }, given, { is: 'literal', value: '?' }, ...options] };
}

/** `springRabbitmq` builds what the URI calls `spring-rabbitmq`. */
function schemeOf(builder: string): string {
  return builder.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function textual([only, other]: readonly Bound[]): Expression | undefined {
  const value = other ? undefined : only?.expression;
  return value?.is === 'literal' || value?.is === 'concat' ? value : undefined;
}

function nameOf({ callee }: CallSite): string {
  return callee.is === 'member' || callee.is === 'name' ? callee.name : '';
}

/** `fromF("kafka:%s?brokers=%s", topic, brokers)`. */
function formatted([format, ...given]: readonly Expression[]): Expression {
  if (format?.is !== 'literal') return { is: 'unknown', why: 'a computed format' };
  const parts = String(format.value ?? '').split(/%[sd]/);
  return {
    is: 'concat',
    parts: parts.flatMap((part, index): readonly Expression[] => [
      ...(index === 0 ? [] : [given[index - 1] ?? ({ is: 'unknown', why: 'nothing passed' } as const)]),
      { is: 'literal', value: part },
    ]),
  };
}
