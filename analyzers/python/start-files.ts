import { commandLinesOf, folderOf, type Repository } from '../../src/sdk/index.ts';
import { readStartCommand, type Start } from './start-commands.ts';

/** What a file of the repository starts; paths in it are seen from its folder. */
export interface FileStart extends Start {
  readonly path: string;
  readonly folder: string;
  readonly isImage: boolean;
}

const DOCKERFILE = /(^|\/)((Docker|Container)file(\.[\w.-]+)?|[\w.-]+\.(docker|container)file)$/i;
const OTHERS = /(^|\/)(Procfile|[^/]+\.sh|supervisord?[^/]*\.(conf|ini)|uwsgi\.ini|[^/]+\.ini|[^/]+\.ya?ml|pyproject\.toml)$/i;
/** An image of the language, whatever starts in it. */
const IMAGE = /^\s*FROM\s+\S*(python|pypy|uvicorn|conda)|\bpip3? install\b|\b(poetry|uv|pipenv) (install|sync)\b/im;
const LONGEST_FILE = 200_000;

/** Every command line in Dockerfiles, Procfiles, scripts and manifests that starts Python. */
export function findStarts(repository: Repository): readonly FileStart[] {
  return repository.paths.flatMap((path): readonly FileStart[] => {
    const isImage = DOCKERFILE.test(path) && !path.endsWith('.dockerignore');
    if (!isImage && !OTHERS.test(path)) return [];
    const text = repository.read(path)?.text ?? '';
    if (
      text.length > LONGEST_FILE ||
      !/python|uvicorn|gunicorn|celery|flask|uwsgi|hypercorn|daphne|\.py\b|module|scripts|fastapi/i.test(text)
    )
      return [];
    const starts = (isImage ? imageCommands(text) : commandLinesOf(path, text)).map(readStartCommand);
    const files = starts.flatMap((start) => start.files);
    const modules = [...starts.flatMap((start) => start.modules), ...keyedModules(path, text)];
    const isBuilt = isImage && IMAGE.test(text);
    return isBuilt || files.length + modules.length > 0 ? [{ path, folder: folderOf(path), isImage, files, modules }] : [];
  });
}

function imageCommands(text: string): readonly string[] {
  const lines = text.replace(/\\[ \t]*\r?\n/g, ' ').split(/\r?\n/);
  return lines.flatMap((line) => /^\s*(?:CMD|ENTRYPOINT)\s+(.*)$/i.exec(line)?.[1] ?? []);
}

/** `module = shop.wsgi:app` of uWSGI and `shop = "shop.cli:main"` of a project's scripts. */
function keyedModules(path: string, text: string): readonly string[] {
  if (path.endsWith('.ini')) {
    const keyed = [...text.matchAll(/^\s*(?:module|wsgi|mount)\s*=\s*([\w./=]{1,200})/gm)].map(([, name = '']) => name);
    const files = [...text.matchAll(/^\s*(?:wsgi-file|file)\s*=\s*([\w./-]{1,200})\.py/gm)].map(([, name = '']) =>
      name.replaceAll('/', '.'),
    );
    return [...keyed.map((name) => name.replace(/^.*=/, '').replace(/\.py$/, '')), ...files];
  }
  if (!path.endsWith('pyproject.toml')) return [];
  const section = /^\[(?:project|tool\.poetry)\.scripts\]\r?\n((?:(?!\[).*(?:\r?\n|$))*)/m.exec(text)?.[1] ?? '';
  return [...section.matchAll(/=\s*["']([\w.]{1,200}):/g)].map(([, name = '']) => name);
}
