import type { FactDraft } from './fact.ts';
import type { Problem } from './problem.ts';

/** One file of the repository as text. */
export interface Source {
  readonly path: string;
  readonly text: string;
  /** What the file becomes where an analyzer renders it, once for each way in which it is deployed. */
  readonly renderings?: readonly Source[];
  /** Of such a text: where in the repository each of its lines comes from. */
  readonly origins?: readonly (LineOfFile | undefined)[];
}

/** A line of a file. */
export interface LineOfFile {
  readonly source: Source;
  readonly line: number;
}

/** Remembers between runs what was made of one file's path and text and of nothing else. */
export interface Kept {
  /** What was kept for a file as it is now, for a purpose; undefined when nothing was. */
  get(purpose: string, path: string): unknown;
  /** Keeps plain data. */
  set(purpose: string, path: string, made: unknown): void;
}

/** What analyzers may ask about the repository. Reading is confined to the analysed root. */
export interface Repository {
  /** The analysed folder's own name. */
  readonly name: string;
  /** Every file that is not ignored, sorted. */
  readonly paths: readonly string[];
  has(path: string): boolean;
  /** The file's text, or undefined when it does not exist or could not be read as text. */
  read(path: string): Source | undefined;
  /** Says that the file's text will hardly be asked for again, so that it need not be held; it is read anew if it is. */
  release?(path: string): void;
  /** `asbuilt.yaml` of the analysed folder: what people say to asbuilt is no file of the system. */
  readonly config?: Source;
  /** Absent when nothing is to be kept. */
  readonly kept?: Kept;
  readonly renderers?: Renderers;
}

/** What a program that the user named makes of a chart or an overlay, or why it made nothing. */
export type Rendering = { readonly text: string } | { readonly failure: string };

/** A chart with the values that it is rendered with. */
export interface ChartRelease {
  /** The chart's folder in the repository. */
  readonly folder: string;
  readonly release: string;
  readonly namespace: string;
  /** YAML. */
  readonly values: string;
}

/** Programs that the user asked for by a flag to render what the repository holds, in place of the evaluators. */
export interface Renderers {
  readonly helm?: (chart: ChartRelease) => Rendering;
  /** The folder of a kustomization. */
  readonly kustomize?: (folder: string) => Rendering;
}

export interface Findings {
  readonly facts: readonly FactDraft[];
  readonly problems: readonly Problem[];
  /** Of an analyzer that renders templates: the files in manifests that they become, for those who read such files. */
  readonly renderings?: readonly Source[];
}

/** Reads files of one kind and says what each of them states, in its own words. Knows no other analyzer. */
export interface Analyzer {
  /** The folder's name. */
  readonly name: string;
  /** Globs of the files it wants, relative to the root (picomatch syntax, dot files included). */
  readonly files: readonly string[];
  /** An empty file tells it something: that a folder is a package. */
  readonly readsEmptyFiles?: true;
  /** It gives renderings, which all others are to see. */
  readonly renders?: true;
  analyze(sources: readonly Source[], repository: Repository): Findings | Promise<Findings>;
}
