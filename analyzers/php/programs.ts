import type { Program } from '../../src/code/engine.ts';
import { folderOf, isInside, type Repository } from '../../src/sdk/index.ts';
import { below, type Project, projectAround, projectsOf } from './composer.ts';
import { consoleCommands } from './console-commands.ts';

/** What says that something is started: https://laravel.com/docs/structure, https://symfony.com/doc/current/page_creation.html */
const STARTED = ['artisan', 'bin/console', 'public/index.php', 'web/index.php', 'www/index.php', 'index.php', 'worker.php'];
const DOCKERFILE = /(^|\/)((Docker|Container)file(\.[\w.-]+)?|[\w.-]+\.(docker|container)file)$/i;
const PHP_IMAGE = /^[ \t]*FROM\s+\S*(php|composer|frankenphp|roadrunner|swoole|laravel|symfony|apache)/im;
const AT_ROOT = /^((src|lib|app|public)\/)?[^/]+\.php$/;
const FRONT = /(^|\/)((public|web|www|htdocs|html|src)\/)?index\.php$/;

/** The folders whose code runs as one program: projects that are started, images of the language, folders with a front controller. */
export function findPrograms(repository: Repository, paths: readonly string[]): readonly Program[] {
  const projects = projectsOf(repository);
  const inhabited = (folder: string) => paths.some((path) => isInside(path, folder));
  const found = new Map<string, boolean>();
  const images = imageFolders(repository);
  for (const project of projects)
    if (inhabited(project.folder)) found.set(imageOf(project, images, projects), isLibrary(project, projects, repository));
  for (const folder of images) if (inhabited(folder) && !isHeld(folder, found)) found.set(folder, false);
  for (const folder of frontFolders(paths)) if (!isHeld(folder, found)) found.set(folder, false);
  if (found.size === 0 && paths.some((path) => AT_ROOT.test(path))) found.set('.', false);
  return [...found]
    .map(([folder, isHolding]) => ({ folder, entries: [], isLibrary: isHolding, ...servedBy(folder, repository, paths) }))
    .sort((one, other) => (one.folder < other.folder ? -1 : 1));
}

/** What Laravel and Symfony load for every request, command and worker: https://laravel.com/docs/lifecycle, https://symfony.com/doc/current/configuration.html */
const ALWAYS = /(^|\/)(config|bootstrap)\/(?:packages\/)?[^/]+\.php$|(^|\/)app\/Providers\/[^/]+\.php$|(^|\/)src\/Kernel\.php$/;
const CONSOLES = ['artisan', 'bin/console'];

function servedBy(folder: string, repository: Repository, paths: readonly string[]): Pick<Program, 'served'> {
  if (!CONSOLES.some((name) => repository.has(below(folder, name)))) return {};
  const own = paths.filter((path) => isInside(path, folder));
  const commands = consoleCommands(folder, repository, own);
  // Symfony finds by itself what serves, entities among it.
  const from = repository.has(below(folder, 'artisan')) ? [] : own.filter((path) => !commands.has(path));
  return { served: { from, always: own.filter((path) => ALWAYS.test(path)), commands } };
}

/** An image that is built around one project alone is that project's: `Dockerfile` beside `html/composer.json`. */
function imageOf(project: Project, images: readonly string[], projects: readonly Project[]): string {
  const around = images.filter((folder) => isInside(project.folder, folder));
  const alone = around.filter((folder) => projects.every((each) => each === project || !isInside(each.folder, folder)));
  return alone.toSorted((one, other) => other.length - one.length)[0] ?? project.folder;
}

/** The project that a program is made of. */
export function projectOf(folder: string, repository: Repository): Project | undefined {
  const projects = projectsOf(repository);
  const inside = projects.filter((each) => isInside(each.folder, folder));
  return projects.find((each) => each.folder === folder) ?? (inside.length === 1 ? inside[0] : undefined);
}

/** Folders with a Dockerfile that is built from an image of the language. */
function imageFolders(repository: Repository): readonly string[] {
  const files = repository.paths.filter((path) => DOCKERFILE.test(path));
  return files.filter((path) => PHP_IMAGE.test(repository.read(path)?.text ?? '')).map(folderOf);
}

function frontFolders(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => FRONT.test(path)).map((path) => folderOf(path.replace(FRONT, '$1index.php')));
}

/** Whether a program is known that the folder belongs to; the root holds only itself when others lie below it. */
function isHeld(folder: string, found: ReadonlyMap<string, boolean>): boolean {
  return [...found.keys()].some((each) => folder === each || (each !== '.' && isInside(folder, each)));
}

/** Another project is built with it, or it says so itself, and nothing in it is started. */
function isLibrary(project: Project, projects: readonly Project[], repository: Repository): boolean {
  if (STARTED.some((name) => repository.has(below(project.folder, name)))) return false;
  const isRequired = projects.some((each) => project.name !== undefined && each.requires.has(project.name));
  const isFrame = project.folder === '.' && projects.length > 1;
  return isRequired || isFrame || /^(library|symfony-bundle|metapackage|composer-plugin)$/.test(project.type);
}

/** The project that a file's names are looked up in; files without one share the root's. */
export function homeOf(path: string, repository: Repository): string {
  return projectAround(path, projectsOf(repository))?.folder ?? '.';
}
