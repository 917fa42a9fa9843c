// https://helm.sh/docs/chart_template_guide/  https://pkg.go.dev/text/template
import type { Place } from '../../../src/sdk/index.ts';
import { type Part, type Pipe, TemplateError, type Term } from './ast.ts';
import { evaluateField, itemsOf } from './fields.ts';
import { functions } from './functions/index.ts';
import { distinct, Output } from './output.ts';
import { parseTemplate } from './parse.ts';
import { LimitReached, type Scope, scopeOf, type Trail, Variables } from './scope.ts';
import { Dict, type GoValue, isMethod, isTrue, print } from './value.ts';

const MOST_STEPS = 300_000;
const DEEPEST = 60;
const LONGEST = 1_000_000;

/** What ends a loop early. */
type Signal = 'break' | 'continue' | undefined;

/** Writes parts to an output. */
export function writeParts(parts: readonly Part[], scope: Scope, output: Output): Signal {
  for (const part of parts) {
    const signal = writePart(part, scope, output);
    if (signal) return signal;
  }
  return undefined;
}

function writePart(part: Part, scope: Scope, output: Output): Signal {
  step(scope, part.line);
  const place = { source: scope.source, line: part.line };
  switch (part.is) {
    case 'text':
      write(output, part.text, place, []);
      return undefined;
    case 'output':
      writeValue(part.pipe, place, scope, output);
      return undefined;
    case 'template':
      writeTemplate(part.name, part.pipe, place, scope, output);
      return undefined;
    case 'if': {
      const value = attempt(() => evaluatePipe(part.pipe, inner(scope), part.line), true, place, scope);
      return writeParts(isTrue(value) ? part.body : part.otherwise, inner(scope), output);
    }
    case 'with': {
      const blockScope = inner(scope);
      const value = attempt(() => evaluatePipe(part.pipe, blockScope, part.line), null, place, scope);
      return isTrue(value)
        ? writeParts(part.body, { ...blockScope, dot: value }, output)
        : writeParts(part.otherwise, inner(scope), output);
    }
    case 'range':
      return writeRange(part, place, scope, output);
    default:
      return part.is;
  }
}

function step({ rendering }: Scope, line: number): void {
  rendering.steps += 1;
  if (rendering.steps > MOST_STEPS) throw new LimitReached(`More than ${MOST_STEPS} steps were needed.`, line);
}

function write(output: Output, text: string, place: Place, via: readonly Place[]): void {
  if (text !== '' && !output.write(text, place, via)) throw new LimitReached('It grows too large.', place.line);
}

function inner(scope: Scope): Scope {
  return { ...scope, variables: new Variables(scope.variables) };
}

/** A computation that fails is told of and replaced. */
function attempt(compute: () => GoValue, instead: GoValue, place: Place, { rendering }: Scope): GoValue {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof TemplateError) || error instanceof LimitReached) throw error;
    rendering.onGap(error.message, place);
    return instead;
  }
}

function writeValue(pipe: Pipe, place: Place, scope: Scope, output: Output): void {
  const { rendering } = scope;
  const outer = rendering.trail;
  const trail: Trail = { touched: [], lines: new Map() };
  rendering.trail = trail;
  const value = attempt(() => evaluatePipe(pipe, scope, place.line), isBlock(pipe) ? '' : rendering.mark, place, scope);
  rendering.trail = outer;
  outer.touched.push(...trail.touched);
  if (pipe.variables.length > 0) return;
  const touched = distinct(trail.touched, place);
  const lines = print(value).split('\n');
  lines.forEach((line, index) => {
    const text = index < lines.length - 1 ? `${line}\n` : line;
    const known = trail.lines.get(line.trim());
    if (known) write(output, text, known.place, distinct([...known.via, place], known.place));
    else write(output, text, place, touched);
  });
}

/** Whether the pipe makes lines of their own: a mark in their place would be no YAML. */
function isBlock({ commands }: Pipe): boolean {
  return commands.some(([head]) => head?.is === 'name' && /^(n?indent|toYaml)$/.test(head.name));
}

function writeTemplate(name: string, pipe: Pipe | undefined, place: Place, scope: Scope, output: Output): void {
  const dot = pipe ? attempt(() => evaluatePipe(pipe, scope, place.line), null, place, scope) : null;
  attempt(
    () => {
      renderDefined(name, dot, scope, place.line, output);
      return null;
    },
    null,
    place,
    scope,
  );
}

/** Renders a named template. */
export function renderDefined(name: string, dot: GoValue, scope: Scope, line: number, output = new Output()): Output {
  const { rendering } = scope;
  const defined = rendering.defines.get(name);
  if (!defined) throw new TemplateError(`There is no template ${JSON.stringify(name)}.`, line);
  if (rendering.depth > DEEPEST) throw new LimitReached(`Templates include each other more than ${DEEPEST} levels deep.`, line);
  rendering.depth += 1;
  writeParts(defined.parts, scopeOf(rendering, defined.source, dot), output);
  rendering.depth -= 1;
  return output;
}

function writeRange(part: Extract<Part, { is: 'range' }>, place: Place, scope: Scope, output: Output): Signal {
  const value = attempt(() => evaluatePipe({ ...part.pipe, variables: [] }, scope, part.line), null, place, scope);
  const items = itemsOf(value);
  if (items.length === 0) return writeParts(part.otherwise, inner(scope), output);
  const [first, second] = part.pipe.variables;
  const places = (key: GoValue) => (value instanceof Dict ? value.places.get(print(key)) : undefined);
  for (const [key, item] of items) {
    const each = inner(scope);
    if (second !== undefined && first !== undefined) each.variables.declare(first, key);
    const holder = second ?? first;
    if (holder !== undefined) each.variables.declare(holder, item, places(key));
    if (writeParts(part.body, { ...each, dot: item }, output) === 'break') break;
  }
  return undefined;
}

/** The value of a pipe; variables that it declares are there afterwards. */
export function evaluatePipe(pipe: Pipe, scope: Scope, line: number): GoValue {
  let value: GoValue = null;
  pipe.commands.forEach((command, index) => {
    value = evaluateCommand(command, index === 0 ? [] : [value], scope, line);
  });
  for (const name of pipe.variables) {
    if (pipe.assigns) scope.variables.assign(name, value);
    else scope.variables.declare(name, value);
  }
  return value;
}

function evaluateCommand(command: readonly Term[], piped: readonly GoValue[], scope: Scope, line: number): GoValue {
  step(scope, line);
  const [head, ...rest] = command;
  if (!head) return null;
  if (head.is === 'name') return callFunction(head.name, rest, piped, scope, line);
  const value = evaluateTerm(head, scope, line);
  const args = [...rest.map((term) => evaluateTerm(term, scope, line)), ...piped];
  if (isMethod(value)) return value.call(args, noting(scope));
  if (args.length > 0 && rest.length > 0) throw new TemplateError('What takes no arguments is given some.', line);
  return value;
}

/** `and`, `or` stop where the answer is known. */
function callFunction(name: string, terms: readonly Term[], piped: readonly GoValue[], scope: Scope, line: number): GoValue {
  if (name === 'and' || name === 'or') {
    let value: GoValue = null;
    for (const compute of [...terms.map((term) => () => evaluateTerm(term, scope, line)), ...piped.map((each) => () => each)]) {
      value = compute();
      if (isTrue(value) === (name === 'or')) return value;
    }
    return value;
  }
  const implementation = functions.get(name);
  if (!implementation) throw new TemplateError(`The function ${name} is not known here.`, line);
  const args = [...terms.map((term) => evaluateTerm(term, scope, line)), ...piped];
  const result = implementation(args, {
    line,
    mark: scope.rendering.mark,
    include: (template, dot) => noted(renderDefined(template, dot, scope, line), scope),
    tpl: (text, dot) => renderText(text, dot, scope, line),
    note: noting(scope),
  });
  if (typeof result === 'string' && result.length > LONGEST) throw new TemplateError('A text grows too long.', line);
  return result;
}

function evaluateTerm(term: Term, scope: Scope, line: number): GoValue {
  switch (term.is) {
    case 'literal':
      return term.value;
    case 'dot':
      return scope.dot;
    case 'name':
      return callFunction(term.name, [], [], scope, line);
    case 'variable': {
      const value = scope.variables.find(term.name);
      if (!value) throw new TemplateError(`There is no variable ${term.name}.`, line);
      scope.rendering.trail.touched.push(...value.places.slice(0, 3));
      return value.value;
    }
    case 'pipe':
      return evaluatePipe(term.pipe, inner(scope), line);
    case 'field':
      return evaluateField(term.base ? evaluateTerm(term.base, scope, line) : scope.dot, term.keys, scope, line);
  }
}

function noting({ rendering }: Scope): (text: string, place: Place) => void {
  return (text, place) => {
    rendering.trail.lines.set(text.trim(), { place, via: [] });
  };
}

/** The text of an output; where its lines come from is kept for who writes them. */
function noted(output: Output, { rendering }: Scope): string {
  const text = output.text();
  const origins = output.origins();
  text.split('\n').forEach((line, index) => {
    const origin = origins[index];
    if (origin && line.trim() !== '') rendering.trail.lines.set(line.trim(), origin);
  });
  return text;
}

/** `tpl`: a text of the values that is a template itself; its lines stand where it is used. */
function renderText(text: string, dot: GoValue, scope: Scope, line: number): string {
  if (!text.includes('{{')) return text;
  const { rendering } = scope;
  if (rendering.depth > DEEPEST) throw new LimitReached(`Templates include each other more than ${DEEPEST} levels deep.`, line);
  rendering.depth += 1;
  const output = new Output();
  const { parts } = parseTemplate(text);
  writeParts(parts, scopeOf(rendering, scope.source, dot), output);
  rendering.depth -= 1;
  return output.text();
}
