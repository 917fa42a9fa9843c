import type { XmlElement } from '../../../src/sdk/index.ts';
import { isComputed, javaLiteral, javaName, javaText, setterOf } from './java-texts.ts';
import type { Known, Piece } from './known.ts';
import { madeBy } from './namespaces.ts';

const CLASS = /^[A-Za-z_][\w$.]*$/;
const VALUE = 'org.springframework.beans.factory.annotation.Value';
const PROPERTIES = 'http://www.springframework.org/schema/p';
const CONSTRUCTOR = 'http://www.springframework.org/schema/c';
const BINDING = 'org.springframework.amqp.core.Binding';
const DEEPEST = 12;

/** What a method comes to. */
interface Made {
  readonly type: string;
  readonly expression: string;
}

/** Writes one bean as the method of a configuration class; what the container computes are parameters of it. */
export class BeanWriter {
  readonly #known: Known;
  readonly #parameters: string[] = [];
  readonly #body: Piece[] = [];
  #count = 0;
  #depth = 0;

  constructor(known: Known) {
    this.#known = known;
  }

  /** The method, and those of the bindings of an exchange; none for what makes no bean that is known. */
  members(element: XmlElement): readonly Piece[] {
    const made = this.#made(element);
    if (made === undefined || element.attribute('abstract') === 'true') return [];
    const id = nameOf(element);
    const name = id === undefined ? `bean_${element.line}` : javaName(id);
    const own = this.#method(element.line, name, made, id);
    return [
      ...own,
      ...element
        .at('bindings')
        .children('binding')
        .flatMap((each) => new BeanWriter(this.#known).#binding(each, name)),
    ];
  }

  /** https://docs.spring.io/spring-amqp/reference/amqp/broker-configuration.html */
  #binding(binding: XmlElement, exchange: string): readonly Piece[] {
    const queue = binding.attribute('queue');
    if (queue === undefined) return [];
    const key = this.text(binding.attribute('key') ?? binding.attribute('pattern') ?? '');
    const bound = `${BINDING}Builder.bind(${this.bean(queue)}).to(this.${exchange}())`;
    const expression = key === '""' ? bound : `${bound}.with(${key})`;
    return this.#method(binding.line, `binding_${binding.line}_${javaName(queue)}`, { type: BINDING, expression });
  }

  #method(line: number, name: string, { type, expression }: Made, id?: string): readonly Piece[] {
    const bean = id === undefined ? '' : `(${javaText(id)})`;
    const head = `@org.springframework.context.annotation.Bean${bean} public ${type} ${name}(${this.#parameters.join(', ')}) {`;
    const last = this.#body.at(-1)?.line ?? line;
    return [{ line, text: head, isMember: true }, ...this.#body, { line: last, text: `return ${expression}; }` }];
  }

  /** A text of the file as an expression. */
  text(text: string): string {
    if (!isComputed(text)) return javaLiteral(text);
    return this.#parameter(text);
  }

  /** The bean of that name: of this file by its method, else by its name. */
  bean(name: string): string {
    const definition = this.#known.definitions.get(name);
    const isHere = definition !== undefined && (definition.name === 'bean' || madeBy(definition, this.#known) !== undefined);
    return isHere ? `this.${javaName(name)}()` : this.#parameter(`#{${name}}`);
  }

  #parameter(text: string): string {
    const name = `given${this.#parameters.length}`;
    this.#parameters.push(`@${VALUE}(${javaText(text)}) Object ${name}`);
    return name;
  }

  #made(element: XmlElement): Made | undefined {
    if (element.name !== 'bean') {
      const expression = madeBy(element, this.#known)?.(this);
      return expression === undefined ? undefined : { type: typeOf(expression), expression };
    }
    const family = this.#family(element);
    const type = family.map((each) => each.attribute('class')).find((each) => each !== undefined);
    const factory = element.attribute('factory-bean');
    if (factory === undefined && (type === undefined || !CLASS.test(type))) return undefined;
    const name = `it${this.#count++}`;
    const made = (type ?? 'Object').replaceAll('$', '.');
    const given = this.#arguments(family).join(', ');
    const by = element.attribute('factory-method');
    const maker = by === undefined ? `new ${made}` : `${factory === undefined ? made : this.bean(factory)}.${by}`;
    this.#body.push({ line: element.line, text: `${made} ${name} = ${maker}(${given});` });
    for (const { line, key, value } of this.#properties(family)) {
      const path = key.split('.');
      const holder = path.slice(0, -1).reduce((of, step) => `${of}.get${setterOf(step).slice(3)}()`, name);
      this.#body.push({ line, text: `${holder}.${setterOf(path.at(-1) ?? '')}(${value()});` });
    }
    return { type: made, expression: name };
  }

  /** The bean and those that it takes over from, nearest first. */
  #family(element: XmlElement): readonly XmlElement[] {
    const found = [element];
    for (let at = element.attribute('parent'); at !== undefined && found.length < DEEPEST; ) {
      const parent: XmlElement | undefined = this.#known.definitions.get(at);
      if (!parent || found.includes(parent)) break;
      found.push(parent);
      at = parent.attribute('parent');
    }
    return found;
  }

  #arguments(family: readonly XmlElement[]): readonly string[] {
    const stated = family.map((each) => each.children('constructor-arg')).find((each) => each.length > 0) ?? [];
    const indexed = stated.every((each) => each.attribute('index') !== undefined);
    const ordered = indexed
      ? [...stated].sort((one, other) => Number(one.attribute('index')) - Number(other.attribute('index')))
      : stated;
    const [own] = family;
    const short = own ? this.#short(own, CONSTRUCTOR) : [];
    return [...ordered.map((each) => this.#value(each)), ...short.map(({ value }) => value())];
  }

  #properties(family: readonly XmlElement[]) {
    const found = new Map<string, { readonly line: number; readonly key: string; readonly value: () => string }>();
    for (const each of [...family].reverse()) {
      for (const property of each.children('property')) {
        const key = property.attribute('name') ?? '';
        if (/^[\w.-]+$/.test(key)) found.set(key, { line: property.line, key, value: () => this.#value(property) });
      }
      for (const { key, value } of this.#short(each, PROPERTIES)) found.set(key, { line: each.line, key, value });
    }
    return [...found.values()];
  }

  /** `p:url="…"`, `p:template-ref="…"`. */
  #short(element: XmlElement, namespace: string) {
    const prefix = [...this.#known.namespaces].find(([, uri]) => uri === namespace)?.[0];
    return (prefix === undefined ? [] : element.attributesOf(prefix)).map(([key, text]) => ({
      key: key.replace(/-ref$/, ''),
      value: () => (key.endsWith('-ref') ? this.bean(text) : this.text(text)),
    }));
  }

  /** What a property, an argument, an entry or an item is given. */
  #value(element: XmlElement): string {
    const text = element.attribute('value');
    if (text !== undefined) return this.text(text);
    const ref = element.attribute('ref') ?? element.attribute('value-ref');
    if (ref !== undefined) return this.bean(ref);
    const [inner] = element.children().filter(({ name }) => !/^(description|meta|key|qualifier)$/.test(name));
    return inner ? this.#written(inner) : this.text(element.text() ?? '');
  }

  #written(element: XmlElement): string {
    if (this.#depth > DEEPEST) return 'null';
    this.#depth++;
    const written = this.#expression(element);
    this.#depth--;
    return written;
  }

  #expression(element: XmlElement): string {
    switch (element.name) {
      case 'value':
      case 'idref':
        return this.text(element.attribute('bean') ?? element.text() ?? '');
      case 'ref':
        return this.bean(element.attribute('bean') ?? element.attribute('local') ?? '');
      case 'list':
      case 'set':
      case 'array':
        return `java.util.Arrays.asList(${element
          .children()
          .map((each) => this.#written(each))
          .join(', ')})`;
      case 'map':
        return `java.util.Map.of(${element
          .children('entry')
          .flatMap((each) => [this.#key(each), this.#value(each)])
          .join(', ')})`;
      case 'props':
        return `java.util.Map.of(${element
          .children('prop')
          .flatMap((each) => [this.#key(each), this.text(each.text() ?? '')])
          .join(', ')})`;
      default:
        return this.#known.inner.left-- > 0 ? (this.#made(element)?.expression ?? 'null') : 'null';
    }
  }

  #key(entry: XmlElement): string {
    const [inner] = entry.get('key').children();
    return inner ? this.#written(inner) : javaText(entry.attribute('key') ?? '');
  }
}

/** The first of its names. */
export function nameOf(element: XmlElement): string | undefined {
  return element.attribute('id') ?? element.attribute('name')?.split(/[,;\s]+/)[0];
}

/** `new a.b.Type(…)` makes one; what a call comes to is told by that. */
function typeOf(expression: string): string {
  return /^new ([\w.]+)/.exec(expression)?.[1] ?? 'Object';
}
