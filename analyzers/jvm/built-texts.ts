// https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/StringBuilder.html
import type { Expression, Variable } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

/** A text that calls still add to. */
export interface BuiltText {
  parts: Expression[];
  /** What its first statement stands in: what stands there too runs once, and in order. */
  readonly home: Node | undefined;
  /** What an `if` without an else adds that is being read. */
  optional?: { readonly branch: Node; readonly parts: Expression[] };
}

const NOTHING: Expression = { is: 'literal', value: '' };
const CHANGED: Expression = { is: 'unknown', why: 'a text that is changed at run time' };
/** Methods that leave the text as it is. */
const READS =
  /^(toString|length|charAt|substring|subSequence|indexOf|lastIndexOf|isEmpty|isNotEmpty|isBlank|capacity|ensureCapacity|trimToSize|compareTo|equals|hashCode|codePointAt|chars|contains|startsWith|endsWith)$/;
const TEXTS = /^(java\.lang\.|kotlin\.)?(String|CharSequence)$/;
const NUMBERS = /^(int|short|byte|Integer|Int|Short|Byte)$/;
/** What an expression may stand in and still be computed whenever the statement around it is run. */
const STRAIGHT =
  /^(method_invocation|variable_declarator|local_variable_declaration|expression_statement|assignment_expression|return_statement|argument_list|parenthesized_expression|binary_expression|call_expression|navigation_expression|navigation_suffix|call_suffix|value_arguments?|variable_declaration|property_declaration|assignment|jump_expression|additive_expression)$/;

/** `new StringBuilder(start)` is the text that it puts together; a number is no part of that, but room for it. Fields are changed from anywhere. */
export function builderOfText(
  type: string,
  args: readonly Expression[],
  node: Node,
  at: At,
  lowering: Lowering,
): Expression | undefined {
  if (!/^(java\.lang\.)?String(Builder|Buffer)$/.test(type)) return undefined;
  const home = homeOf(node);
  const isHeld = node.parent?.type === 'variable_declarator' || node.parent?.type === 'property_declaration';
  if (isHeld && /^(field_declaration|class_body|source_file)$/.test(home?.type ?? '')) return undefined;
  const [start] = args;
  const parts = [start === undefined || isRoom(start, at, lowering) ? NOTHING : start];
  const text: Expression = { is: 'concat', parts };
  lowering.builtTexts.set(text, { parts, home });
  return text;
}

/** `text.append("/orders").append(id)` adds to the text, and `text.toString()` is what it is by then. */
export function addToText(
  callee: Expression,
  args: readonly Expression[],
  node: Node,
  at: At,
  lowering: Lowering,
): Expression | undefined {
  if (callee.is !== 'member') return undefined;
  const texts = textsOf(callee.of, at, lowering);
  const [text, ...others] = texts;
  if (!text) return undefined;
  if (callee.name === 'toString' && others.length === 0) return { is: 'concat', parts: [...text.parts] };
  if (READS.test(callee.name)) return undefined;
  const [added = CHANGED] = args;
  if (callee.name === 'append' && args.length === 1 && others.length === 0) append(added, text, homeOf(node));
  else if (isPrefix(callee, args) && others.length === 0 && homeOf(node) === text.home) text.parts.unshift(args[1] ?? CHANGED);
  else for (const each of texts) each.parts.splice(0, each.parts.length, CHANGED);
  return callee.of;
}

/** A text that is handed on as it is by then; whoever has it may change it. */
export function handedOn(argument: Expression, at: At, lowering: Lowering): Expression {
  const [text, ...others] = argument.is === 'name' ? textsOf(argument, at, lowering) : [];
  if (!text || others.length > 0) return argument;
  const parts = [...text.parts];
  text.parts.push(CHANGED);
  return { is: 'concat', parts };
}

function append(added: Expression, text: BuiltText, around: Node | undefined): void {
  if (around === text.home) text.parts.push(added);
  else if (!around || !isOptional(around, text.home)) text.parts.push(CHANGED);
  else if (text.optional?.branch === around) text.optional.parts.push(added);
  else {
    text.optional = { branch: around, parts: [added] };
    text.parts.push({ is: 'choice', options: [NOTHING, { is: 'concat', parts: text.optional.parts }] });
  }
}

function isPrefix(callee: Expression, [index, ...added]: readonly Expression[]): boolean {
  return callee.is === 'member' && callee.name === 'insert' && added.length === 1 && index?.is === 'literal' && index.value === 0;
}

/** Texts that are being put together, as they are made or as a variable holds them. */
function textsOf(of: Expression, at: At, { builtTexts, draft }: Lowering): readonly BuiltText[] {
  const held = of.is === 'name' ? (draft.find(at.scope, of.name)?.values.map(({ expression }) => expression) ?? []) : [of];
  return held.flatMap((each) => builtTexts.get(each) ?? []);
}

/** The block around a statement, or what else decides whether and how often an expression is computed. */
function homeOf(node: Node): Node | undefined {
  let around = node.parent;
  while (around && STRAIGHT.test(around.type)) around = around.parent;
  return around ?? undefined;
}

/** The block of an `if` without an else. */
function isOptional(block: Node, home: Node | undefined): boolean {
  if (!/^(block|statements)$/.test(block.type)) return false;
  const body = block.parent?.type === 'control_structure_body' ? block.parent : block;
  const condition = body.parent;
  if (!condition || condition.parent !== home || !/^if_(statement|expression)$/.test(condition.type)) return false;
  return !condition.children.some(({ type }) => type === 'else');
}

/** Room for a text is a number: `64`, `ROOM`, `base.length() + 16`. */
function isRoom(start: Expression, at: At, lowering: Lowering): boolean {
  switch (start.is) {
    case 'literal':
      return typeof start.value !== 'string';
    case 'name':
      return isNumber(start, at, lowering);
    case 'member':
      return start.name === 'length' || isNumber(start, at, lowering);
    case 'call': {
      const callee = lowering.draft.calls[start.call]?.callee;
      return callee?.is === 'member' && /^(length|size|max|min)$/.test(callee.name);
    }
    case 'concat':
      return !start.parts.some((each) => isText(each, at, lowering)) && start.parts.some((each) => isRoom(each, at, lowering));
    default:
      return start.is === 'unknown';
  }
}

function isText(part: Expression, at: At, lowering: Lowering): boolean {
  if (part.is === 'concat') return part.parts.some((each) => isText(each, at, lowering));
  return part.is === 'literal' ? typeof part.value === 'string' : TEXTS.test(typeOf(part, at, lowering));
}

/** Primitive types are not written down: what holds nothing but numbers is one. */
function isNumber(of: Expression, at: At, lowering: Lowering): boolean {
  const values = declaredAs(of, at, lowering)?.values ?? [];
  const isHeld = values.every(({ expression }) => expression.is === 'literal' && typeof expression.value === 'number');
  return NUMBERS.test(typeOf(of, at, lowering)) || (values.length > 0 && isHeld);
}

/** Whether something is an object of another class, as far as the file says. */
export function isNoText(of: Expression, at: At, lowering: Lowering): boolean {
  if (of.is === 'this' || of.is === 'super') return true;
  if (of.is === 'call') return lowering.draft.calls[of.call]?.isNew === true;
  const type = typeOf(of, at, lowering);
  return type !== '' && type !== 'var' && !TEXTS.test(type);
}

function typeOf(of: Expression, at: At, lowering: Lowering): string {
  return declaredAs(of, at, lowering)?.type?.name ?? '';
}

/** The variable, or the field of the class around. */
function declaredAs(of: Expression, at: At, { draft }: Lowering): Pick<Variable, 'type' | 'values'> | undefined {
  if (of.is === 'name') return draft.find(at.scope, of.name);
  if (of.is !== 'member' || of.of.is !== 'this' || !at.owner) return undefined;
  return draft.classes[at.owner.index]?.fields.find(({ name }) => name === of.name);
}
