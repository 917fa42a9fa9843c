import { type EngineInput, type Program, runEngine } from '../code/engine.ts';
import type { Module } from '../code/ir.ts';
import type { Library } from '../code/library.ts';
import { ownLibraries } from '../code/own-libraries.ts';
import type { Analyzer, Findings, Repository, Source } from '../model/analyzer.ts';
import type { FactDraft } from '../model/fact.ts';
import type { Problem } from '../model/problem.ts';
import { evidenceAt } from '../sdk/evidence.ts';
import { type Grammar, type GrammarName, loadGrammar } from './grammar.ts';
import { type Lowered, lowerAll } from './lower-all.ts';
import { ModuleDraft } from './module-draft.ts';
import type { Node } from './syntax-node.ts';

/** How the files of one language are read. */
interface Reading {
  readonly grammar: GrammarName;
  /** What the parser reads in place of a file's text, line by line the same: macros spelled out that no grammar knows. */
  prepare?(text: string, path: string): string;
  /** Makes plain data of one file. Errors in the text are skipped: what can be read is lowered. */
  lower(root: Node, source: Source): Module;
}

/** What makes a language known: the walk of one file, its packages, its programs and its libraries. */
export interface CodeLanguage extends Reading {
  /** The analyzer's folder. */
  readonly name: string;
  /** Globs of its source files. */
  readonly files: readonly string[];
  /** Languages that are compiled together with this one, by how their files end: each names what the other declares. */
  readonly alongside?: Readonly<Record<string, Reading>>;
  readonly libraries: readonly Library[];
  /** Whether a path is code that the team wrote and that its programs run. */
  isOwnCode(path: string, repository: Repository): boolean;
  /** Adds the modules of packages that many files make up, and says how imports are resolved among all of them. */
  link(modules: readonly Module[], repository: Repository): Pick<EngineInput, 'modules' | 'resolveImport'>;
  findPrograms(repository: Repository, modules: readonly Module[]): readonly Program[];
  /** What files state that are no program's code: a deployment written in the language. */
  stated?(modules: readonly Module[], repository: Repository, resolveImport: EngineInput['resolveImport']): readonly FactDraft[];
}

/** An analyzer that lowers every own file of a language and lets the engine compute what the code does. */
export function defineCodeAnalyzer(language: CodeLanguage): Analyzer {
  const { name, files } = language;
  return { name, files, readsEmptyFiles: true, analyze: (sources, repository) => analyze(language, sources, repository) };
}

async function analyze(language: CodeLanguage, sources: readonly Source[], repository: Repository): Promise<Findings> {
  const own = sources.filter((source) => language.isOwnCode(source.path, repository));
  if (own.length === 0) return { facts: [], problems: [] };
  const lowered = await lowerAll(language.name, own, repository, () => loadLowering(language, own));
  const modules = lowered.map(({ module }) => module);
  const linked = language.link(modules, repository);
  const programs = language.findPrograms(repository, modules);
  const libraries = [...ownLibraries(repository), ...language.libraries];
  const findings = runEngine({ ...linked, libraries, programs });
  const stated = language.stated?.(modules, repository, linked.resolveImport) ?? [];
  return {
    facts: [...findings.facts, ...stated],
    problems: [...lowered.flatMap(({ problems }) => problems), ...findings.problems],
  };
}

/** Loads the grammars that the files need. */
async function loadLowering(language: CodeLanguage, own: readonly Source[]): Promise<(source: Source) => Lowered> {
  const grammars = new Map<GrammarName, Grammar>();
  for (const { path } of own) {
    const { grammar } = readingOf(path, language);
    if (!grammars.has(grammar)) grammars.set(grammar, await loadGrammar(grammar));
  }
  return (source) => {
    const reading = readingOf(source.path, language);
    const grammar = grammars.get(reading.grammar);
    if (!grammar) throw new Error(`The grammar of ${source.path} was not loaded.`);
    return lowerSource(language.name, reading, grammar, source);
  };
}

function readingOf(path: string, language: CodeLanguage): Reading {
  const ending = Object.keys(language.alongside ?? {}).find((each) => path.endsWith(each));
  return (ending === undefined ? undefined : language.alongside?.[ending]) ?? language;
}

function lowerSource(name: string, reading: Reading, grammar: Grammar, source: Source): Lowered {
  const root = grammar.parse(reading.prepare?.(source.text, source.path) ?? source.text);
  try {
    return {
      module: reading.lower(root, source),
      problems: root.errorRow === undefined ? [] : [syntaxProblem(source, root.errorRow + 1)],
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { module: new ModuleDraft({ ...source, text: '' }, name).finish(), problems: [depthProblem(source)] };
  }
}

function depthProblem(source: Source): Problem {
  const message = `${source.path} is nested too deeply to be read; what it does is not in the result.`;
  return { code: 'limit-reached', message, evidence: evidenceAt(source, 1) };
}

function syntaxProblem(source: Source, line: number): Problem {
  const message = `${source.path}:${line} could not be understood here. The rest of the file was read.`;
  return { code: 'syntax-error', message, evidence: evidenceAt(source, line) };
}
