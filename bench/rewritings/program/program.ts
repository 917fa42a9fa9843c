import { type GrammarName, loadGrammar } from '../../../src/frontend/grammar.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { applyEdits, type Edit, eachFile, type Rewriting } from '../rewriting.ts';

export type { Node };

const ENDINGS = { '.java': 'java', '.kt': 'kotlin', '.go': 'go', '.py': 'python', '.cs': 'c-sharp' } as const;

export type Language = (typeof ENDINGS)[keyof typeof ENDINGS];

/** A file of a program and its tree. */
export interface Program {
  readonly path: string;
  readonly text: string;
  readonly language: Language;
  readonly root: Node;
}

export function languageOf(path: string): Language | undefined {
  return ENDINGS[(/\.\w+$/.exec(path)?.[0] ?? '') as keyof typeof ENDINGS];
}

/** A rewriting of the languages that have a way for it, file by file. What is no program afterwards stays as it was. */
export function inPrograms(
  name: string,
  about: string,
  ways: Partial<Record<Language, (program: Program) => readonly Edit[]>>,
): Rewriting {
  return eachFile(name, about, async () => {
    const languages = Object.keys(ways) as Language[];
    const grammars = new Map(
      await Promise.all(languages.map(async (each) => [each, await loadGrammar(each as GrammarName)] as const)),
    );
    return (path, text) => {
      const language = languageOf(path);
      const [way, grammar] = language ? [ways[language], grammars.get(language)] : [];
      if (!language || !way || !grammar) return undefined;
      const root = grammar.parse(text);
      const edits = root.errorRow === undefined ? way({ path, text, language, root }) : [];
      const result = applyEdits(text, edits);
      return edits.length > 0 && grammar.parse(result.text).errorRow === undefined ? result : undefined;
    };
  });
}

/** The same way for all languages. */
export function everywhere(way: (program: Program) => readonly Edit[]): Record<Language, (program: Program) => readonly Edit[]> {
  return { java: way, kotlin: way, go: way, python: way, 'c-sharp': way };
}

/** The node and all that is in it, in the order of the text. */
export function* nodesIn(node: Node): Generator<Node> {
  yield node;
  for (const part of node.children) yield* nodesIn(part);
}

/** The innermost node around one for which the test holds. */
export function around(node: Node, isMeant: (node: Node) => boolean): Node | undefined {
  for (let other = node.parent; other; other = other.parent) if (isMeant(other)) return other;
  return undefined;
}

export function isWithin(node: Node, types: RegExp): boolean {
  return around(node, ({ type }) => types.test(type)) !== undefined;
}

export function replace(node: Node, text: string): Edit {
  return { start: node.startIndex, end: node.endIndex, text };
}

export function insert(at: number, text: string): Edit {
  return { start: at, end: at, text };
}
