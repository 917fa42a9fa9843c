import { readFileSync } from 'node:fs';
import type { Node as BareNode } from 'web-tree-sitter';
import type { Module } from '../src/code/ir.ts';
import { type GrammarName, loadGrammar, loadParser } from '../src/frontend/grammar.ts';
import type { Node } from '../src/frontend/syntax-node.ts';
import type { Source } from '../src/sdk/index.ts';

/** Processor seconds for rounds that are not counted, and rounds that are. */
const WARMING = 4;
const ROUNDS = 9;

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
  php: { grammar: 'php', ending: '.php', load: () => import('../analyzers/php/lower.ts') },
  ruby: { grammar: 'ruby', ending: '.rb', load: () => import('../analyzers/ruby/lower.ts') },
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
  const [{ parser }, { parse }, { lower }] = await Promise.all([loadParser(grammar), loadGrammar(grammar), load()]);
  const walking = () => {
    for (const { text } of sources) {
      const tree = parser.parse(text);
      if (tree) walk(tree.rootNode);
      tree?.delete();
    }
  };
  const lowering = () => {
    for (const source of sources) lower(parse(source.text), source);
  };
  // The first rounds are for the compiler of JavaScript; then the quickest of several counts, for others use the machine too.
  for (let spent = 0; spent < WARMING; ) spent += secondsOf(walking) + secondsOf(lowering);
  const rounds = Array.from({ length: ROUNDS }, () => [secondsOf(walking), secondsOf(lowering)] as const);
  const bare = Math.min(...rounds.map(([walked]) => walked));
  const whole = Math.min(...rounds.map(([, lowered]) => lowered));
  return `| ${name} | ${sources.length} | ${bare.toFixed(3)} | ${whole.toFixed(3)} | ${(whole / bare).toFixed(2)} |`;
}

/** Visits every node once, as cheaply as the parser allows. */
function walk(root: BareNode): void {
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
