import { commandLinesOf, folderOf, linesThroughScripts, lineThroughScripts, type Repository } from '../../src/sdk/index.ts';
import { consoleScriptsOf } from './console-scripts.ts';
import { readStartCommand, type Start } from './start-commands.ts';

/** What a file of the repository starts; paths in it are seen from its folder. */
export interface FileStart extends Start {
  readonly path: string;
  readonly folder: string;
  readonly isImage: boolean;
  /** Folders that an image is filled with and works in, as its Dockerfile writes them: `services/${SERVICE}`. */
  readonly within: readonly string[];
  /** Folders that the image of the command is made of, where a deployment says so. */
  readonly from: readonly string[];
}

const DOCKERFILE = /(^|\/)((Docker|Container)file(\.[\w.-]+)?|[\w.-]+\.(docker|container)file)$/i;
const OTHERS = /(^|\/)(Procfile|[^/]+\.sh|supervisord?[^/]*\.(conf|ini)|uwsgi\.ini|[^/]+\.ini|[^/]+\.ya?ml)$/i;
/** An image of the language, whatever starts in it. */
const IMAGE = /^[ \t]*FROM\s+\S*(python|pypy|uvicorn|conda)|\bpip3? install\b|\b(poetry|uv|pipenv) (install|sync)\b/im;
const LONGEST_FILE = 200_000;

const KNOWN = new WeakMap<Repository, readonly FileStart[]>();

/** Every command line in Dockerfiles, Procfiles, scripts and manifests that starts Python. */
export function findStarts(repository: Repository): readonly FileStart[] {
  const known = KNOWN.get(repository);
  if (known) return known;
  const found = [...startsWritten(repository), ...startsByScript(repository), ...startsInstalled(repository)];
  KNOWN.set(repository, found);
  return found;
}

/** Scripts with the ending of a shell's are read as they are; those without are followed from where they are named. */
function startsByScript(repository: Repository): readonly FileStart[] {
  return linesThroughScripts(repository)
    .map(({ line, folders }) => ({ ...readStartCommand(line), from: folders }))
    .filter(({ files, modules }) => files.length + modules.length > 0)
    .map((start) => ({ path: '', folder: start.from[0] ?? '.', isImage: false, within: [], ...start }));
}

function startsInstalled(repository: Repository): readonly FileStart[] {
  const nothing = { isImage: false, within: [], from: [], files: [] };
  return consoleScriptsOf(repository).map(({ path, folder, module }) => ({ path, folder, ...nothing, modules: [module] }));
}

function startsWritten(repository: Repository): readonly FileStart[] {
  return repository.paths.flatMap((path): readonly FileStart[] => {
    const isImage = DOCKERFILE.test(path) && !path.endsWith('.dockerignore');
    if (!isImage && !OTHERS.test(path)) return [];
    const text = repository.read(path)?.text ?? '';
    if (
      text.length > LONGEST_FILE ||
      !(isImage || /python|uvicorn|gunicorn|celery|flask|uwsgi|hypercorn|daphne|\.py\b|module|scripts|fastapi/i.test(text))
    )
      return [];
    return isImage ? startOfImage(path, text, repository) : startsOfDeployment(path, repository);
  });
}

function startOfImage(path: string, text: string, repository: Repository): readonly FileStart[] {
  const around = [folderOf(path), '.'];
  const starts = imageCommands(text).map((line) => readStartCommand(lineThroughScripts(line, around, repository)));
  const files = starts.flatMap((start) => start.files);
  const modules = starts.flatMap((start) => start.modules);
  const factories = starts.flatMap((start) => start.factories ?? []);
  if (!IMAGE.test(text) && files.length + modules.length === 0) return [];
  return [{ path, folder: folderOf(path), isImage: true, within: foldersWithin(text), from: [], files, modules, factories }];
}

function startsOfDeployment(path: string, repository: Repository): readonly FileStart[] {
  const source = repository.read(path);
  if (!source) return [];
  const keyed = { from: [], files: [], modules: keyedModules(path, source.text) };
  const starts = commandLinesOf(source).map(({ line, folders }) => ({ ...readStartCommand(line), from: folders }));
  return [...starts, keyed]
    .filter(({ files, modules }) => files.length + modules.length > 0)
    .map((start) => ({ path, folder: folderOf(path), isImage: false, within: [], ...start }));
}

function imageCommands(text: string): readonly string[] {
  return instructions(text, /^\s*(?:CMD|ENTRYPOINT)\s+(.*)$/i);
}

/** What a Dockerfile copies from the build context, and its working folders with what may be above the repository left out. */
function foldersWithin(text: string): readonly string[] {
  const copied = instructions(text, /^\s*(?:COPY|ADD)\s+(?!.*--from=)(.*)$/i).flatMap((rest) =>
    rest
      .split(/[\s"',[\]]+/)
      .filter((word) => word !== '' && !word.startsWith('--'))
      .slice(0, -1),
  );
  const worked = instructions(text, /^\s*WORKDIR\s+(\S+)/i).flatMap((path) => {
    const steps = path.split('/').filter((step) => step !== '');
    return steps.map((_, index) => steps.slice(index).join('/'));
  });
  return [...copied, ...worked].map((path) => path.replace(/^(?:\.?\/)+|\/+$/g, '')).filter((path) => /[^.$]/.test(path));
}

function instructions(text: string, pattern: RegExp): readonly string[] {
  const lines = text.replace(/\\[ \t]*\r?\n/g, ' ').split(/\r?\n/);
  return lines.flatMap((line) => pattern.exec(line)?.[1] ?? []);
}

/** `module = shop.wsgi:app` of uWSGI, `service: "service:Ranker"` of BentoML. */
function keyedModules(path: string, text: string): readonly string[] {
  if (path.endsWith('.ini')) {
    const keyed = [...text.matchAll(/^[ \t]*(?:module|wsgi|mount)\s*=\s*([\w./=]{1,200})/gm)].map(([, name = '']) => name);
    const files = [...text.matchAll(/^[ \t]*(?:wsgi-file|file)\s*=\s*([\w./-]{1,200})\.py/gm)].map(([, name = '']) =>
      name.replaceAll('/', '.'),
    );
    return [...keyed.map((name) => name.replace(/^.*=/, '').replace(/\.py$/, '')), ...files];
  }
  // https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html#service
  if (BENTO.test(path)) return [...text.matchAll(/^service:[ \t]*["']?([\w.]{1,200}):/gm)].map(([, name = '']) => name);
  return [];
}

const BENTO = /(^|\/)bentofile\.ya?ml$/;
