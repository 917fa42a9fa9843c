import type { Program } from '../../src/code/engine.ts';
import { folderOf, isInside, type Repository } from '../../src/sdk/index.ts';
import { below, bundlesOf } from './bundler.ts';
import { startsOf } from './start-files.ts';

/** What says that something is started: https://github.com/rack/rack/blob/main/SPEC.rdoc, https://guides.rubyonrails.org/initialization.html */
const STARTED = ['config.ru', 'bin/rails', 'config/application.rb', 'karafka.rb', 'app.rb', 'main.rb', 'server.rb', 'Procfile'];
const DOCKERFILE = /(^|\/)((Docker|Container)file(\.[\w.-]+)?|[\w.-]+\.(docker|container)file)$/i;
const RUBY_IMAGE =
  /^[ \t]*FROM\s+\S*(ruby|rails|passenger)|\bbundle\s+(install|exec)\b|\b(apk|apt-get)\s+(add|install)\s[^\n]{0,300}\bruby\b|^[ \t]*(CMD|ENTRYPOINT)\s+\[?\s*"?(ruby|rackup|puma)\b/im;
/** Files that lie where programs begin. */
const AT_ROOT = /^((lib|app|src|bin)\/)?[^/]+\.r[bu]$/;

/** The folders whose code runs as one program: bundles that are no gems, images of the language, rackup files. */
export function findPrograms(repository: Repository, paths: readonly string[]): readonly Program[] {
  const bundles = bundlesOf(repository);
  const found = new Map<string, boolean>();
  for (const { folder, isGem } of bundles) {
    if (!paths.some((path) => isInside(path, folder))) continue;
    const isStarted = STARTED.some((name) => repository.has(below(folder, name)));
    const isFrame = folder === '.' && bundles.length > 1 && !isStarted;
    found.set(folder, (isGem && !isStarted) || isFrame);
  }
  for (const folder of startFolders(repository))
    if (
      paths.some((path) => isInside(path, folder)) &&
      ![...found.keys()].some((each) => each === folder || (each !== '.' && isInside(folder, each)))
    )
      found.set(folder, false);
  if (found.size === 0 && paths.some((path) => AT_ROOT.test(path))) found.set('.', false);
  return [...found]
    .map(([folder, isLibrary]) => ({ folder, entries: [], isLibrary, served: servedBy(folder, paths, repository) }))
    .sort((one, other) => (one.folder < other.folder ? -1 : 1));
}

/** What web servers and workers load alike: https://guides.rubyonrails.org/initialization.html, https://karafka.io/docs/Auto-reload/ */
const ALWAYS = /(^|\/)(?:config\/(?!routes\b).+|karafka)\.rb$/;

function servedBy(folder: string, paths: readonly string[], repository: Repository): NonNullable<Program['served']> {
  const always = paths.filter((path) => isInside(path, folder) && ALWAYS.test(path));
  const { main, others, forJobs } = startsOf(folder, paths, repository);
  const isAlone = others.length === 0 || others.length + main.length < 2 || others.length > MOST_STARTS;
  const commands = new Map(isAlone ? [] : others.map((file) => [file, [file]] as const));
  return {
    always,
    commands,
    ...(isAlone ? {} : { from: main }),
    ...(forJobs.length > 0 ? { forJobs } : {}),
  };
}

/** A program with more scripts than this is a box of tools. */
const MOST_STARTS = 12;

/** Folders with a rackup file or a Dockerfile of the language. */
function startFolders(repository: Repository): readonly string[] {
  const rackups = repository.paths.filter((path) => /(^|\/)config\.ru$/.test(path));
  const images = repository.paths.filter((path) => DOCKERFILE.test(path) && RUBY_IMAGE.test(repository.read(path)?.text ?? ''));
  return [...rackups, ...images].map(folderOf);
}
