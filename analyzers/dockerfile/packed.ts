import { cleanText, type PackedProgram, type Repository } from '../../src/sdk/index.ts';
import { type Compiled, compiledBy } from './compilers.ts';
import { goModuleFolder } from './go-import-paths.ts';
import { type Instruction, wordsOf } from './instructions.ts';
import { linesMade } from './made-targets.ts';
import { type ShellCommand, shellCommands } from './shell-commands.ts';
import {
  type CopiedPlace,
  carried,
  isBelow,
  type Made,
  movedBy,
  pathIn,
  type StageFiles,
  sourcesOf,
  withoutSlash,
} from './stage-files.ts';
import { pairsOf, type Stage } from './stages.ts';

const MOST = 200;
const LONGEST = 1000;
/** Of what `make` runs: one may start another. */
const MOST_LINES = 500;

/** The programs that each stage packs: what compilers make, and where COPY takes it. `words` are those of each stage's command. */
export function packedPrograms(
  stages: readonly Stage[],
  global: ReadonlyMap<string, string>,
  wordsOfStage: (stage: Stage) => readonly string[],
  { repository, beside }: { readonly repository: Repository; readonly beside: string },
): readonly PackedProgram[] {
  const packing = new Packing(global, repository, beside);
  for (const stage of stages) packing.build(stage);
  const last = stages.at(-1);
  const all = stages.flatMap((stage) => {
    if (stage !== last && stage.name === '') return [];
    const name = stage === last ? {} : { stage: stage.name };
    return packing.programsOf(stage, wordsOfStage(stage)).map((each) => ({ ...cleaned(each), ...name }));
  });
  return all.slice(-MOST);
}

function cleaned<T extends Made>(made: T): T {
  return { ...made, source: cleanText(made.source), ...(made.file !== undefined && { file: cleanText(made.file) }) };
}

class Packing {
  readonly #global: ReadonlyMap<string, string>;
  readonly #repository: Repository;
  readonly #beside: string;
  #linesLeft = MOST_LINES;
  readonly #byName = new Map<string, Stage>();
  readonly #files = new Map<Stage, StageFiles>();
  readonly #taken = new Map<Stage, readonly Stage[]>();

  constructor(global: ReadonlyMap<string, string>, repository: Repository, beside: string) {
    this.#global = global;
    this.#beside = beside;
    this.#repository = repository;
  }

  build(stage: Stage): void {
    const base = this.#byName.get(stage.base.toLowerCase());
    const before = base && this.#files.get(base);
    let files: StageFiles = before ?? { folder: '/', names: new Map(), places: [], made: [] };
    const taken = new Set(base ? this.#taken.get(base) : []);
    for (const instruction of stage.instructions) {
      const from = this.#stageOf(instruction);
      if (from) taken.add(from);
      files = this.#after(instruction, files, from && this.#files.get(from));
    }
    this.#files.set(stage, files);
    this.#taken.set(stage, [...taken]);
    this.#byName.set(`${this.#files.size - 1}`, stage);
    if (stage.name !== '') this.#byName.set(stage.name, stage);
  }

  /** What compilers have made of it, else what the command finds in folders that another stage has worked on, else where it runs. */
  programsOf(stage: Stage, words: readonly string[]): readonly Omit<PackedProgram, 'stage'>[] {
    const files = this.#files.get(stage);
    if (!files) return [];
    const made = files.made.length > 0 ? files.made : this.#madeAround(stage, new Set());
    if (made.length > 0) return unique(made);
    const paths = words.filter((word) => word.includes('/') || /\.\w{1,5}$/.test(word)).map((word) => pathIn(files.folder, word));
    const isRun = ({ at }: CopiedPlace) => words.length === 0 || paths.some((path) => isBelow(path, at));
    const copied = files.places.filter((each) => each.isWorkedOn && isRun(each));
    const here = sourcesOf(files.folder, files.places);
    const places = copied.length > 0 || words.length === 0 ? copied : here;
    return unique(places.flatMap(({ source }) => (source === '.' ? [] : [{ source: `${source}/` }])));
  }

  #madeAround(stage: Stage, seen: Set<Stage>): readonly Made[] {
    if (seen.has(stage)) return [];
    seen.add(stage);
    return (this.#taken.get(stage) ?? []).flatMap((from) => {
      const made = (this.#files.get(from)?.made ?? []).map(({ file: _, ...each }) => each);
      return made.length > 0 ? made : this.#madeAround(from, seen);
    });
  }

  #stageOf({ flags }: Instruction): Stage | undefined {
    const from = flags.find((flag) => flag.startsWith('--from='))?.slice('--from='.length);
    return from === undefined ? undefined : this.#byName.get(from.toLowerCase());
  }

  #after(instruction: Instruction, files: StageFiles, from: StageFiles | undefined): StageFiles {
    const { name, rest, flags } = instruction;
    switch (name) {
      case 'ARG':
      case 'ENV':
        return { ...files, names: named(instruction, files.names, this.#global) };
      case 'WORKDIR':
        return { ...files, folder: withoutSlash(pathIn(files.folder, filled(wordsOf(rest)[0] ?? '.', files.names))) };
      case 'COPY':
      case 'ADD':
        if (from) return copiedFrom(instruction, files, from);
        return flags.some((flag) => flag.startsWith('--from=')) ? files : this.#copied(instruction, files);
      case 'RUN':
        return this.#run(instruction, files);
      default:
        return files;
    }
  }

  #copied({ rest }: Instruction, files: StageFiles): StageFiles {
    const words = wordsOf(rest).map((word) => filled(word, files.names));
    const sources = words.slice(0, -1).filter((word) => !/[*?]|^<<|:\/\//.test(word));
    const places = sources.flatMap((word) => {
      const source = pathIn('/', word).slice(1).replace(/\/$/, '') || '.';
      return this.#isFolder(source)
        ? [{ at: withoutSlash(pathIn(files.folder, words.at(-1) ?? '.')), source, isWorkedOn: false }]
        : [];
    });
    return { ...files, places: [...files.places, ...places].slice(0, MOST) };
  }

  /** Which folder is the context, the Dockerfile does not say. */
  #isFolder(source: string): boolean {
    if (source === '.' || source.includes('$')) return true;
    return this.#repository.paths.some((path) => path.startsWith(`${source}/`) || path.includes(`/${source}/`));
  }

  #run({ rest, flags }: Instruction, files: StageFiles): StageFiles {
    const mounted = flags.flatMap((flag) => mountIn(flag, files));
    const places = [...files.places, ...mounted];
    const text = rest.startsWith('[') ? wordsOf(rest).join(' ') : rest;
    let made = files.made;
    for (const { words, folder } of this.#commandsIn(text, files.folder, { ...files, places })) {
      const moved = movedBy(words, folder);
      const compiled = compiledBy(words).flatMap((each) => this.#madeOf(each, folder, places));
      made = [...made, ...(moved ? carried(made, moved.from, moved.to) : []), ...compiled].slice(0, MOST);
    }
    return { ...files, made };
  }

  /** With those of the targets that `make` is told. */
  #commandsIn(text: string, folder: string, files: StageFiles): readonly ShellCommand[] {
    const commands = shellCommands(text, folder, pathIn, (word) => filled(word, files.names));
    return commands.flatMap((command) => {
      const lines = linesMade(command, { ...files, beside: this.#beside, repository: this.#repository }).slice(
        0,
        this.#linesLeft,
      );
      this.#linesLeft -= lines.length;
      return [command, ...lines.flatMap((each) => this.#commandsIn(each.text, each.folder, files))];
    });
  }

  #madeOf({ what, isName, output }: Compiled, folder: string, places: readonly CopiedPlace[]): readonly Made[] {
    if (/[`\n]|\$\(/.test(what)) return [];
    // In a folder, it is called like what it is made of.
    const name = output?.endsWith('/') && !isName && !what.endsWith('/') ? baseOf(pathIn(folder, what)) : '';
    const file = output === undefined ? {} : { file: pathIn(folder, `${output}${name}`) };
    if (isName) return [{ source: what, isName, ...file }];
    const imported = /^[\w-]+\.[\w.-]+\//.test(what) ? goModuleFolder(what, this.#repository) : undefined;
    if (imported !== undefined) return [{ source: `/${imported}`, ...file }];
    const end = what.endsWith('/') ? '/' : '';
    // Built from the context's own root, everything in it may be meant.
    const found = sourcesOf(pathIn(folder, what), places).filter(({ source }) => end === '' || source !== '.');
    return found.map(({ source }) => ({ source: `${source}${end}`, ...file }));
  }
}

/** `RUN --mount=type=bind,source=services,target=/src go build …`. https://docs.docker.com/reference/dockerfile/#run---mounttypebind */
function mountIn(flag: string, { folder }: StageFiles): readonly CopiedPlace[] {
  const options = flag.startsWith('--mount=') ? flag.slice('--mount='.length).split(',') : [];
  const value = (...keys: readonly string[]) =>
    options.find((each) => keys.includes(each.replace(/=.*$/, '')))?.replace(/^[^=]*=/, '');
  const target = value('target', 'dst', 'destination');
  if ((value('type') ?? 'bind') !== 'bind' || value('from') !== undefined || target === undefined) return [];
  const source = pathIn('/', value('source', 'src') ?? '.').slice(1) || '.';
  return [{ at: withoutSlash(pathIn(folder, target)), source, isWorkedOn: false }];
}

function copiedFrom({ rest }: Instruction, files: StageFiles, from: StageFiles): StageFiles {
  const words = wordsOf(rest).map((word) => filled(word, files.names));
  const target = words.at(-1) ?? '.';
  const isInto = words.length > 2 || /(^|\/)\.?$/.test(target);
  const to = pathIn(files.folder, target);
  const sources = words.slice(0, -1).map((word) => pathIn('/', word));
  const made = sources.flatMap((source) => carried(from.made, source, isInto && !to.endsWith('/') ? `${to}/` : to));
  const places = sources.flatMap((source) =>
    sourcesOf(source.replace(/\/[^/]*[*?[].*$/, ''), from.places).map((each) => ({
      ...each,
      at: withoutSlash(to),
      isWorkedOn: true,
    })),
  );
  return { ...files, made: [...files.made, ...made].slice(0, MOST), places: [...files.places, ...places].slice(0, MOST) };
}

/** The names that ARG declares stay open, with their defaults; those of ENV are put in. */
function named(
  instruction: Instruction,
  names: ReadonlyMap<string, string>,
  global: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const found = new Map(names);
  if (instruction.name === 'ENV') for (const [key, raw] of pairsOf(instruction)) found.set(key, filled(raw, names));
  else
    for (const word of wordsOf(instruction.rest)) {
      const [, key = word, raw] = /^(\w+)=(.*)$/s.exec(word) ?? [];
      const usual = raw === undefined ? global.get(key) : filled(raw.replace(/^(["'])(.*)\1$/s, '$2'), found);
      found.set(key, usual === undefined ? `\${${key}}` : `\${${key}:-${usual}}`);
    }
  return found;
}

/** Puts in what is known; what is not stays as it is written. */
function filled(text: string, names: ReadonlyMap<string, string>): string {
  const put = text.replace(
    /\$(?:\{(\w{1,80})(?::?-([^{}]{0,200}))?\}|(\w{1,80}))/g,
    (whole, braced?: string, _usual?: string, plain?: string) => {
      return names.get(braced ?? plain ?? '') ?? whole;
    },
  );
  return put.length > LONGEST ? text : put;
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function unique<T>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}
