import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import { type Runtime, TreeCopier } from './copy-tree.ts';
import type { Node } from './syntax-node.ts';

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

/** A loaded grammar. */
export interface Grammar {
  parse(text: string): Node;
}

/** Packages of grammars beside the usual one. */
const FOLDERS: Readonly<Partial<Record<GrammarName, string>>> = {
  elixir: 'tree-sitter-elixir',
  kotlin: '@lumis-sh/wasm-kotlin',
  scala: '@lumis-sh/wasm-scala',
};

const { resolve } = createRequire(import.meta.url);
const loaded = new Map<GrammarName, Promise<Grammar>>();
/** `Parser.init` puts the functions of the WebAssembly into what it is given. */
const runtime: Partial<Runtime> = {};
let started: Promise<void> | undefined;

/** Loads a grammar once per process. Throws when the installed grammar does not fit the runtime. */
export function loadGrammar(name: GrammarName): Promise<Grammar> {
  const known = loaded.get(name) ?? load(name);
  loaded.set(name, known);
  return known;
}

async function load(name: GrammarName): Promise<Grammar> {
  const { parser, language } = await loadParser(name);
  const copier = new TreeCopier(runtime as Runtime, language);
  return {
    parse: (text) => {
      const tree = parser.parse(text);
      if (!tree) throw new Error('The parser gave no tree although no limit was set.');
      try {
        return copier.copy(tree, text);
      } finally {
        tree.delete();
      }
    },
  };
}

/** The parser as it is, whose trees live outside of JavaScript's memory. */
export async function loadParser(name: GrammarName): Promise<{ readonly parser: Parser; readonly language: Language }> {
  started ??= Parser.init(runtime);
  await started;
  const language = await Language.load(fileOf(name));
  return { parser: new Parser().setLanguage(language), language };
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
