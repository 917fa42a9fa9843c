import { readFileSync } from 'node:fs';
import type { Node } from 'web-tree-sitter';
import type { Module } from '../src/code/ir.ts';
import { type GrammarName, loadGrammar } from '../src/frontend/grammar.ts';
import type { Source } from '../src/sdk/index.ts';

interface Language {
  readonly grammar: GrammarName;
  readonly ending: string;
  load(): Promise<{ lower(root: Node, source: Source): Module }>;
}

const languages: Readonly<Record<string, Language>> = {
  csharp: { grammar: 'c-sharp', ending: '.cs', load: () => import('../analyzers/csharp/lower.ts') },
  go: { grammar: 'go', ending: '.go', load: () => import('../analyzers/go/lower.ts') },
  java: { grammar: 'java', ending: '.java', load: () => import('../analyzers/jvm/java/lower.ts') },
  kotlin: { grammar: 'kotlin', ending: '.kt', load: () => import('../analyzers/jvm/kotlin/lower.ts') },
  python: { grammar: 'python', ending: '.py', load: () => import('../analyzers/python/lower.ts') },
  cpp: { grammar: 'cpp', ending: '.cc', load: () => import('../analyzers/cpp/lower.ts') },
  rust: { grammar: 'rust', ending: '.rs', load: () => import('../analyzers/rust/lower.ts') },
  elixir: { grammar: 'elixir', ending: '.ex', load: () => import('../analyzers/elixir/lower.ts') },
  scala: { grammar: 'scala', ending: '.scala', load: () => import('../analyzers/scala/lower.ts') },
};

/** What each language of a checkout costs to parse and walk, and to parse and lower: processor seconds in this process. */
export async function compareLowering(paths: readonly string[]): Promise<readonly string[]> {
  const rows: string[] = [];
  for (const [name, language] of Object.entries(languages)) {
    const sources = paths.filter((path) => path.endsWith(language.ending)).map(read);
    if (sources.length > 0) rows.push(await compare(name, language, sources));
  }
  return rows;
}

async function compare(name: string, { grammar, load }: Language, sources: readonly Source[]): Promise<string> {
  const [{ parse }, { lower }] = await Promise.all([loadGrammar(grammar), load()]);
  const walking = () => {
    for (const { text } of sources) parse(text, walk);
  };
  const lowering = () => {
    for (const source of sources) parse(source.text, (root) => lower(root, source));
  };
  // The first round of each is for the compiler of JavaScript.
  walking();
  lowering();
  const [bare, whole] = [secondsOf(walking), secondsOf(lowering)];
  return `| ${name} | ${sources.length} | ${bare.toFixed(2)} | ${whole.toFixed(2)} | ${(whole / bare).toFixed(2)} |`;
}

/** Visits every node once, as cheaply as the parser allows. */
function walk(root: Node): void {
  const cursor = root.walk();
  for (let isDone = false; !isDone; ) {
    if (cursor.gotoFirstChild() || cursor.gotoNextSibling()) continue;
    do {
      isDone = !cursor.gotoParent();
    } while (!isDone && !cursor.gotoNextSibling());
  }
  cursor.delete();
}

function secondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function read(path: string): Source {
  return { path, text: readFileSync(path, 'utf8') };
}
