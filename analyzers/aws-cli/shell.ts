import type { Node } from '../../src/frontend/syntax-node.ts';

/** One command as the shell runs it, its variables put in as far as the script fixes them. */
export interface ShellCommand {
  readonly words: readonly string[];
  /** 1-based. */
  readonly line: number;
}

/** What a command prints, when it stands in `$( )`. */
export type Printed = (command: ShellCommand) => string | undefined;

interface Running {
  readonly commands: ShellCommand[];
  readonly functions: Map<string, Node>;
  readonly printed: Printed;
  steps: number;
}

const MOST_STEPS = 20_000;
const MOST_COMMANDS = 2000;
const LONGEST_WORD = 4000;
const DEEPEST = 40;
/** Stands for what only a run would tell. */
export const OPEN = '\uE000';

/** Follows a script from top to bottom: both ways of every `if`, each round of a `for` over words, functions where they are called. */
export function commandsOf(root: Node, printed: Printed): readonly ShellCommand[] {
  const running: Running = { commands: [], functions: new Map(), printed, steps: 0 };
  run(root, new Map(), running, 0);
  return running.commands;
}

type Variables = Map<string, string>;

function run(node: Node, variables: Variables, running: Running, depth: number): void {
  running.steps += 1;
  if (running.steps > MOST_STEPS || running.commands.length >= MOST_COMMANDS || depth > DEEPEST) return;
  const inside = (): void => {
    for (const child of node.namedChildren) if (child) run(child, variables, running, depth + 1);
  };
  switch (node.type) {
    case 'variable_assignment':
      assign(node, variables, running, depth);
      return;
    case 'function_definition':
      running.functions.set(node.childForFieldName('name')?.text ?? '', node.childForFieldName('body') ?? node);
      return;
    case 'for_statement':
      loop(node, variables, running, depth);
      return;
    case 'command':
      runCommand(node, variables, running, depth);
      return;
    case 'comment':
    case 'heredoc_body':
      return;
    default:
      inside();
  }
}

function assign(node: Node, variables: Variables, running: Running, depth: number): void {
  const value = node.childForFieldName('value');
  variables.set(node.childForFieldName('name')?.text ?? '', value ? textOf(value, variables, running, depth) : '');
}

function loop(node: Node, variables: Variables, running: Running, depth: number): void {
  const name = node.childForFieldName('variable')?.text ?? '';
  const body = node.childForFieldName('body');
  const values = node.childrenForFieldName('value').flatMap((value) => {
    const text = value ? textOf(value, variables, running, depth) : '';
    return value?.type === 'simple_expansion' || value?.type === 'expansion' ? text.split(/\s+/) : [text];
  });
  for (const value of values) {
    variables.set(name, value);
    if (body) run(body, variables, running, depth + 1);
  }
}

function runCommand(node: Node, variables: Variables, running: Running, depth: number): void {
  const words = node.namedChildren.flatMap((child) =>
    child === null || child.type === 'variable_assignment' || child.type.endsWith('_redirect')
      ? []
      : [textOf(child, variables, running, depth)],
  );
  const body = running.functions.get(words[0] ?? '');
  if (!body) {
    running.commands.push({ words, line: node.row + 1 });
    return;
  }
  const own = new Map([...variables, ...words.slice(1).map((word, index) => [String(index + 1), word] as const)]);
  run(body, own, running, depth + 1);
}

/** The text of a word; what is not known, or grows without measure, leaves a mark. */
function textOf(node: Node, variables: Variables, running: Running, depth: number): string {
  const text = readText(node, variables, running, depth);
  return text.length > LONGEST_WORD ? OPEN : text;
}

function readText(node: Node, variables: Variables, running: Running, depth: number): string {
  if (depth > DEEPEST) return OPEN;
  const parts = (): string =>
    node.namedChildren.map((child) => (child ? textOf(child, variables, running, depth + 1) : '')).join('');
  switch (node.type) {
    case 'simple_expansion':
    case 'expansion':
      return expanded(node, variables, running, depth);
    case 'command_substitution':
      return substituted(node, variables, running, depth);
    case 'raw_string':
      return node.text.slice(1, -1);
    case 'string':
      return quoted(node, variables, running, depth);
    case 'concatenation':
    case 'command_name':
      return node.namedChildren.length > 0 ? parts() : node.text;
    case 'array':
      return node.namedChildren.map((child) => (child ? textOf(child, variables, running, depth + 1) : '')).join(' ');
    default:
      return node.text.replaceAll('\\\n', '').replace(/\\(.)/g, '$1');
  }
}

/** The parts of a double-quoted text with what stands between them. */
function quoted(node: Node, variables: Variables, running: Running, depth: number): string {
  let text = '';
  let reached = node.startIndex + 1;
  for (const child of node.namedChildren) {
    if (!child) continue;
    text += node.text.slice(reached - node.startIndex, child.startIndex - node.startIndex);
    text +=
      child.type === 'string_content' ? child.text.replace(/\\(["\\$`])/g, '$1') : textOf(child, variables, running, depth + 1);
    reached = child.endIndex;
  }
  return text + node.text.slice(reached - node.startIndex, -1);
}

/** `$NAME`, `${NAME}`, `${NAME:-default}`; other operators are not followed. */
function expanded(node: Node, variables: Variables, running: Running, depth: number): string {
  const [name, fallback] = node.namedChildren;
  const known = variables.get(name?.text ?? '');
  if (known !== undefined && known !== '') return known;
  const isDefault = /^\$\{\w+:?[-=]/.test(node.text);
  return isDefault && fallback ? textOf(fallback, variables, running, depth + 1) : OPEN;
}

function substituted(node: Node, variables: Variables, running: Running, depth: number): string {
  const before = running.commands.length;
  for (const child of node.namedChildren) if (child) run(child, variables, running, depth + 1);
  const [first] = running.commands.slice(before);
  return (first && running.printed(first)) ?? OPEN;
}
