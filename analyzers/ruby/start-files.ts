// https://www.ruby-lang.org/en/documentation/quickstart/, https://github.com/rack/rack/wiki/(tutorial)-rackup-howto,
// https://puma.io/puma/#usage and https://github.com/sidekiq/sidekiq/wiki/Using-Sidekiq-outside-of-Rails
import {
  commandLinesOf,
  folderOf,
  isInside,
  linesThroughScripts,
  lineThroughScripts,
  type Repository,
} from '../../src/sdk/index.ts';
import { below } from './bundler.ts';

/** What command lines of the repository start of one program's files. */
export interface Starts {
  /** What its image starts by itself, or serves it. */
  readonly main: readonly string[];
  /** Files that only a command of their own runs. */
  readonly others: readonly string[];
  /** Files that workers of a job queue load: `sidekiq -r ./boot.rb`. */
  readonly forJobs: readonly string[];
}

interface Line {
  readonly path: string;
  readonly line: string;
  readonly folders: readonly string[];
  readonly isImage: boolean;
}

const DOCKERFILE = /(^|\/)((Docker|Container)file(\.[\w.-]+)?|[\w.-]+\.(docker|container)file)$/i;
const OTHERS = /(^|\/)(Procfile(\.\w+)?|[^/]+\.sh|[^/]*supervisord?[^/]*\.(conf|ini)|[^/]+\.ya?ml|[^/]+\.service)$/i;
const LONGEST_FILE = 200_000;

const known = new WeakMap<Repository, readonly Line[]>();

function linesOf(repository: Repository): readonly Line[] {
  const found = known.get(repository) ?? [
    ...repository.paths.flatMap((path) => linesIn(path, repository)),
    ...byScript(repository),
  ];
  known.set(repository, found);
  return found;
}

/** Scripts with the ending of a shell's are read as they are. */
function byScript(repository: Repository): readonly Line[] {
  return linesThroughScripts(repository).map((each) => ({ path: '', isImage: false, ...each }));
}

function linesIn(path: string, repository: Repository): readonly Line[] {
  const isImage = DOCKERFILE.test(path) && !path.endsWith('.dockerignore');
  if (!isImage && !OTHERS.test(path)) return [];
  const source = repository.read(path);
  if (!source || source.text.length > LONGEST_FILE || !(isImage || /\bruby\b|\.r[bu]\b/.test(source.text))) return [];
  if (!isImage) return commandLinesOf(source).map((each) => ({ path, isImage, ...each }));
  const lines = source.text.replace(/\\[ \t]*\r?\n/g, ' ').split(/\r?\n/);
  const commands = lines.flatMap((line) => /^\s*(?:CMD|ENTRYPOINT)\s+(.*)$/i.exec(line)?.[1] ?? []);
  const around = [folderOf(path), '.'];
  return commands.map((line) => ({ path, line: lineThroughScripts(line, around, repository), folders: [], isImage }));
}

/** The files of a program that commands start, where there is more than one way to start it. */
export function startsOf(folder: string, files: readonly string[], repository: Repository): Starts {
  const own = new Set(files.filter((path) => isInside(path, folder)));
  const started = linesOf(repository)
    .filter(({ folders }) => folders.length === 0 || folders.includes(folder))
    .flatMap(({ path, line, isImage }) =>
      startedIn(line).flatMap(({ word, isLoaded }) => {
        const file = fileOf(word, folder, own);
        return file === undefined ? [] : [{ file, isLoaded, isOfImage: isImage && folderOf(path) === folder }];
      }),
    );
  const run = started.filter(({ isLoaded }) => !isLoaded);
  const others = distinct(run.filter(({ isOfImage }) => !isOfImage));
  const main = mainOf(distinct(run.filter(({ isOfImage }) => isOfImage)), below(folder, 'config.ru'), others, own);
  return {
    main,
    others: others.filter((file) => !main.includes(file)),
    forJobs: distinct(started.filter(({ isLoaded }) => isLoaded)),
  };
}

function distinct(started: readonly { readonly file: string }[]): readonly string[] {
  return [...new Set(started.map(({ file }) => file))].sort();
}

/** What the image starts, else what servers load by themselves, else what is called as the main file usually is. */
function mainOf(
  ofImage: readonly string[],
  rackup: string,
  others: readonly string[],
  own: ReadonlySet<string>,
): readonly string[] {
  if (ofImage.length > 0) return ofImage;
  return own.has(rackup) ? [rackup] : others.filter(isUsual).slice(0, 1);
}

/** `ruby -Ilib consumer.rb`, `./consumer.rb`, `rackup admin.ru`, `puma -p 9292 api.ru`, `sidekiq -r ./boot.rb`. */
function startedIn(line: string): readonly { readonly word: string; readonly isLoaded: boolean }[] {
  return line.split(/&&|\|\||[;|&\n]/).flatMap((command) => {
    const words = command.split(/[\s"'`,()[\]]+/).filter((word) => word !== '');
    const tool = words.findIndex(
      (word) => /(^|\/)(ruby|rackup|puma|thin|falcon|unicorn|sidekiq)$/.test(word) || /\.r[bu]$/.test(word),
    );
    const name = words[tool] ?? '';
    const rest = words.slice(/\.r[bu]$/.test(name) ? tool : tool + 1);
    if (tool < 0) return [];
    if (/sidekiq$/.test(name)) return loadedBy(rest);
    const file = rest.find(
      (word) => (/ruby$/.test(name) || name.endsWith('.rb') ? /\.rb$/ : /\.ru$/).test(word) && !/^-/.test(word),
    );
    return file === undefined ? [] : [{ word: file, isLoaded: false }];
  });
}

function loadedBy(words: readonly string[]): readonly { readonly word: string; readonly isLoaded: boolean }[] {
  const index = words.findIndex((word) => /^(-r|--require)/.test(word));
  const word = words[index]?.replace(/^(-r|--require)=?/, '') || words[index + 1];
  return index < 0 || word === undefined ? [] : [{ word, isLoaded: true }];
}

/** A path from the program's folder; where an image keeps the program is not known, so steps before it are left out one by one. */
function fileOf(word: string, folder: string, own: ReadonlySet<string>): string | undefined {
  const steps = word.replace(/^(\.?\/)+/, '').split('/');
  for (let index = 0; index < steps.length; index += 1) {
    const path = below(folder, steps.slice(index).join('/'));
    if (own.has(path)) return path;
  }
  return undefined;
}

function isUsual(path: string): boolean {
  return /(^|\/)(app|main|server|web|api)\.r[bu]$/.test(path);
}
