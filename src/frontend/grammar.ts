import { createRequire } from 'node:module';
import { Language, type Node, Parser, type Tree } from 'web-tree-sitter';

/** Grammars by name; see https://github.com/microsoft/vscode-tree-sitter-wasm, {@link FOLDERS} for those it does not have. */
export type GrammarName =
  | 'bash'
  | 'c-sharp'
  | 'cpp'
  | 'elixir'
  | 'go'
  | 'java'
  | 'javascript'
  | 'kotlin'
  | 'php'
  | 'python'
  | 'ruby'
  | 'rust'
  | 'scala';

/** A loaded grammar; trees live outside of JavaScript's memory, so each is given to `use` and freed behind it. */
export interface Grammar {
  parse<T>(text: string, use: (root: Node) => T): T;
}

/** Packages of grammars beside the usual one. */
const FOLDERS: Readonly<Partial<Record<GrammarName, string>>> = {
  elixir: 'tree-sitter-elixir',
  kotlin: '@lumis-sh/wasm-kotlin',
  scala: '@lumis-sh/wasm-scala',
};

const { resolve } = createRequire(import.meta.url);
const loaded = new Map<GrammarName, Promise<Grammar>>();
let runtime: Promise<void> | undefined;

/** Loads a grammar once per process. Throws when the installed grammar does not fit the runtime. */
export function loadGrammar(name: GrammarName): Promise<Grammar> {
  const known = loaded.get(name) ?? load(name);
  loaded.set(name, known);
  return known;
}

async function load(name: GrammarName): Promise<Grammar> {
  runtime ??= Parser.init();
  await runtime;
  const language = await Language.load(fileOf(name));
  const parser = new Parser();
  parser.setLanguage(language);
  return { parse: (text, use) => withTree(parser.parse(text), use) };
}

/** The copy that the build has put beside the program, else the package's own file. */
function fileOf(name: GrammarName): string {
  const file = `tree-sitter-${name}.wasm`;
  try {
    return resolve(`../../grammars/${file}`);
  } catch {
    return resolve(`${FOLDERS[name] ?? '@vscode/tree-sitter-wasm/wasm'}/${file}`);
  }
}

function withTree<T>(tree: Tree | null, use: (root: Node) => T): T {
  if (!tree) throw new Error('The parser gave no tree although no limit was set.');
  try {
    return use(tree.rootNode);
  } finally {
    tree.delete();
  }
}

/** The first place that the grammar could not make sense of, as a line counted from 1. */
export function firstErrorLine(root: Node): number | undefined {
  if (!root.hasError) return undefined;
  const work: Node[] = [root];
  for (let node = work.pop(); node; node = work.pop()) {
    if (node.isError || node.isMissing) return node.startPosition.row + 1;
    for (const child of node.children.toReversed()) if (child.hasError || child.isMissing) work.push(child);
  }
  return undefined;
}
