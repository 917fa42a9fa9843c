import type { Source } from '../model/analyzer.ts';
import { concat, literal, unknown, type Value } from '../model/value.ts';
import { type Expression, parseHcl } from '../sdk/hcl.ts';
import { cleanText } from '../sdk/secrets.ts';
import { attribute, type Given, type Module, type Placed } from './terraform-blocks.ts';
import { domainOf, nameSharedBy } from './terraform-names.ts';
import { outputOf } from './terraform-outputs.ts';
import { referenceOf, withinRoot } from './terraform-references.ts';

const MOST_INSTANCES = 100;

/** A block once for each of its instances, with what `each` and `count` are there; `count = 0` makes none. */
export function instancesOf(block: Placed, module: Module): readonly { readonly block: Placed; readonly module: Module }[] {
  const each = settled(attribute(block, 'for_each'), module);
  const keyed = each?.is === 'object' ? each.entries.map(({ name, value }) => [name, value] as const) : [];
  const listed =
    each?.is === 'list' ? each.items.flatMap((item) => (item.is === 'text' ? [[item.text, item] as const] : [])) : [];
  const pairs = [...keyed, ...listed].slice(0, MOST_INSTANCES);
  if (pairs.length > 0) return pairs.map(([key, value]) => ({ block, module: within(module, key, value) }));
  const count = settled(attribute(block, 'count'), module);
  return count?.is === 'scalar' && count.text === '0' ? [] : [{ block, module }];
}

function within(module: Module, key: string, value: Expression): Module {
  const known = new Map([
    ...module.known,
    ['each.key', { is: 'text', text: key, line: value.line }],
    ['each.value', value],
  ] as const);
  return { ...module, known };
}

/** An expression behind variables, locals and `toset( )`. */
function settled(expression: Expression | undefined, module: Module, depth = 0): Expression | undefined {
  if (depth > DEEPEST) return undefined;
  if (expression?.is === 'call' && /^to(set|list|map)$/.test(expression.name))
    return settled(expression.args[0], module, depth + 1);
  if (expression?.is !== 'reference') return expression;
  const known = module.known.get(expression.steps.slice(0, 2).join('.'));
  if (!known && referenceOf(expression.steps) !== undefined) return domainOf(expression.steps, module) ?? expression;
  const inner = known && expression.steps.length > 2 ? entryOf(known, expression.steps.slice(2)) : known;
  return settled(inner, module, depth + 1);
}

/** An expression with the module's own variables put in, so that it means the same to a module that is given it. */
export function givenBy(expression: Expression, module: Module, depth = 0): Expression {
  if (depth > DEEPEST) return expression;
  const go = (inner: Expression) => givenBy(inner, module, depth + 1);
  switch (expression.is) {
    case 'reference': {
      if (!/^(var|local|each)$/.test(expression.steps[0] ?? '')) return expression;
      const inner = settled(expression, module);
      return inner ? go(inner) : { is: 'any', parts: [], line: expression.line };
    }
    case 'text':
      return { ...expression, text: withOwnValues(expression.text, module) };
    case 'object':
      return { ...expression, entries: expression.entries.map((entry) => ({ ...entry, value: go(entry.value) })) };
    case 'list':
      return { ...expression, items: expression.items.map(go) };
    case 'call':
      return { ...expression, args: expression.args.map(go) };
    case 'any':
      return { ...expression, parts: expression.parts.map(go) };
    case 'scalar':
      return expression;
  }
}

/** How much may be put into one text: values that name others several times grow without end. */
const MOST_PUT_IN = 20_000;

/** A text with the module's own values put in. */
function withOwnValues(text: string, module: Module, room = { left: MOST_PUT_IN }, depth = 0): string {
  return text.replace(/\$\{((?:var|local|each)\.[\w.]{1,200})\}/g, (_whole, path: string) => {
    room.left -= path.length;
    if (room.left < 0) return `\${${CALLER}.${path}}`;
    const inner = settled({ is: 'reference', steps: path.split('.'), line: 0 }, module);
    if (inner?.is === 'reference') return `\${${inner.steps.join('.')}}`;
    if (inner?.is === 'text' && depth < DEEPEST) return withOwnValues(inner.text, module, room, depth + 1);
    return inner?.is === 'scalar' && inner.text !== 'null' ? inner.text : `\${${CALLER}.${path}}`;
  });
}

/** Before the name of a variable of the caller's that has no value: the module's own of that name is another. */
const CALLER = 'caller';

/** The file that the value of an expression stands in. */
export function sourceOf(expression: Expression, usual: Source, { given }: Module): Source {
  return (expression.is === 'reference' && given?.get(expression.steps.join('.'))) || usual;
}

/** The module whose resources the value of a variable names: what the caller gives is written in the caller's names. */
function writtenIn(key: string, module: Module): Module {
  return (module.given?.has(key) && module.around) || module;
}

/** The entries of a map behind variables, locals and functions that put maps together. */
export function entriesOf(expression: Expression | undefined, source: Source, module: Module, depth = 0): readonly Given[] {
  if (!expression || depth > DEEPEST) return [];
  switch (expression.is) {
    case 'object':
      return expression.entries.map((entry) => ({ ...entry, source, within: module }));
    case 'reference': {
      const inner = settled(expression, module);
      const by = writtenIn(expression.steps.slice(0, 2).join('.'), module);
      return inner?.is === 'reference' ? [] : entriesOf(inner, sourceOf(expression, source, module), by, depth + 1);
    }
    case 'call':
      return expression.args.flatMap((inner) => entriesOf(inner, source, module, depth + 1));
    case 'any':
      return expression.parts.flatMap((inner) => entriesOf(inner, source, module, depth + 1));
    default:
      return [];
  }
}

/** The texts of a list, or the one text that stands in its place. */
export function textsIn(expression: Expression | undefined, module: Module): readonly string[] {
  const list = settled(expression, module);
  const values = (list?.is === 'list' ? list.items : list ? [list] : []).map((item) => valueOf(item, module));
  return values.flatMap((value) => (value.is === 'literal' && typeof value.value === 'string' ? [value.value] : []));
}

const DEEPEST = 12;

/** The text of an expression as far as the module's files fix it; resources are named as they are referred to. */
export function valueOf(expression: Expression | undefined, module: Module, depth = 0): Value {
  if (!expression || depth > DEEPEST) return unknown('it is computed');
  switch (expression.is) {
    case 'text':
      return template(expression.text, expression.line, module, depth);
    case 'scalar':
      return expression.text === 'null' ? literal(null) : literal(expression.text);
    case 'reference':
      return referenceValue(expression.steps, module, depth);
    case 'call':
      return TRANSPARENT.has(expression.name)
        ? valueOf(expression.args[0], module, depth + 1)
        : unknown(`${expression.name}() computes it`);
    default:
      return unknown('it is computed');
  }
}

const TRANSPARENT = new Set(['tostring', 'lower', 'trimspace', 'nonsensitive', 'sensitive', 'try', 'coalesce', 'one']);

function template(text: string, line: number, module: Module, depth: number): Value {
  const pieces = text.split(/(\$\{[^{}]{1,500}\})/);
  return concat(
    pieces
      .filter((piece) => piece !== '')
      .map((piece) => {
        const inside = /^\$\{([^{}]+)\}$/.exec(piece)?.[1];
        if (inside === undefined) return literal(cleanText(piece));
        const [only] = parseHcl(`x = ${inside}`).attributes;
        return valueOf(only && { ...only.value, line }, module, depth + 1);
      }),
  );
}

function referenceValue(steps: readonly string[], module: Module, depth: number): Value {
  const [head = '', name = ''] = steps;
  const known = module.known.get(`${head}.${name}`);
  const inner = known && steps.length > 2 ? entryOf(known, steps.slice(2)) : known;
  if (known) return valueOf(inner, writtenIn(`${head}.${name}`, module), depth + 1);
  if (head === CALLER) return unknown(`${steps.slice(1).join('.')} has no value here`);
  if (head === 'var' || head === 'local') return unknown(`${head}.${name} has no value here`);
  const output = outputOf(steps, module);
  if (output) return valueOf(entryOf(output.value, output.rest), output.module, depth + 1);
  const domain = domainOf(steps, module);
  if (domain) return valueOf(domain, module, depth + 1);
  const named = nameSharedBy(steps, module, (name, at) => valueOf(name, at, depth + 1));
  if (named) return named;
  const target = referenceOf(steps);
  return target === undefined ? unknown(`${steps.join('.')} is known after it is applied`) : literal(withinRoot(target, module));
}

function entryOf(expression: Expression, steps: readonly string[]): Expression | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return expression;
  const entry = expression.is === 'object' ? expression.entries.find((each) => each.name === step) : undefined;
  return entry && entryOf(entry.value, rest);
}
