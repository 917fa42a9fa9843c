import { folderOf, foldersAround, groupBy, joinPath, type Repository } from '../../src/sdk/index.ts';

interface Start {
  readonly unit: string;
  readonly command: string;
  readonly directory: string | undefined;
}

/** Files that say that a folder holds a program. */
const MANIFESTS =
  /^(package\.json|go\.mod|main\.go|Cargo\.toml|pom\.xml|build\.gradle(\.kts)?|pyproject\.toml|requirements\.txt|setup\.py|Gemfile|composer\.json|mix\.exs|[^/]+\.csproj|Dockerfile)$/;
const CODE = /\.(py|[cm]?[jt]s|rb|php|pl|lua|jar|exs?|ru|sh)$/;

/** The folder of the repository whose program a command starts on a machine, where something of the repository tells. */
export function folderStarted(start: Start, repository: Repository): string | undefined {
  const words = start.command.split(/[\s"']+/).filter((word) => word !== '' && !word.startsWith('-'));
  return folderOfFile(start, words, repository) ?? folderOfName(start, words, repository);
}

/** `python /opt/orders/app/main.py`: the file lies in the repository; its program begins where the unit's working folder does, or beside it. */
function folderOfFile({ unit, directory }: Start, words: readonly string[], repository: Repository): string | undefined {
  for (const word of words.filter((each) => CODE.test(each) && !/^\/(usr|bin|lib)\//.test(each))) {
    const file = fileNamed(word, unit, repository);
    if (file === undefined) continue;
    const below =
      directory !== undefined && word.startsWith(`${directory.replace(/\/+$/, '')}/`)
        ? word.slice(directory.replace(/\/+$/, '').length + 1)
        : word;
    if (!below.startsWith('/') && file.endsWith(below)) return file.slice(0, -below.length).replace(/\/+$/, '') || '.';
    return programAround(file, repository) ?? folderOf(file);
  }
  return undefined;
}

const MOST_STEPS = 30;

/** The file of the repository that lies on a machine at a path: with the most steps of it, the nearest to the unit, or the only one. */
export function fileNamed(path: string, unit: string, repository: Repository): string | undefined {
  const steps = path
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .slice(-MOST_STEPS);
  const { namesakes } = placesOf(repository);
  for (let index = 0; index < steps.length; index += 1) {
    const end = steps.slice(index).join('/');
    const near = foldersAround(unit)
      .map((folder) => joinPath(folder, end))
      .find((each) => each !== undefined && repository.has(each));
    if (near !== undefined) return near;
    const all = (namesakes.get(steps.at(-1) ?? '') ?? []).filter((each) => each.endsWith(`/${end}`));
    if (all.length === 1 && (index < steps.length - 1 || steps.length === 1 || isTelling(end))) return all[0];
  }
  return undefined;
}

/** A name that many programs have says nothing. */
function isTelling(name: string): boolean {
  return !/^(main|app|index|server|run|start|manage|__main__|wsgi|asgi|worker|config|env|\.env)(\.\w+)?$/.test(name);
}

/** `/usr/local/bin/orders`, `java -jar orders-1.2.jar`, `WorkingDirectory=/srv/orders`: a folder of that name which holds a program. */
function folderOfName({ unit, directory }: Start, words: readonly string[], repository: Repository): string | undefined {
  const [first = ''] = words;
  const jar = words.find((word) => word.endsWith('.jar'));
  const isOwn = !/^\/(usr\/(s?bin|lib)|s?bin|lib)\//.test(first);
  const names = [jar?.replace(/(-\d[\w.]*)?(-SNAPSHOT|-all)?\.jar$/, ''), directory, isOwn ? first : undefined].flatMap(
    (path) => {
      const name = path?.slice(path.lastIndexOf('/') + 1);
      return name === undefined || name === '' || /[%$]/.test(name) || GENERAL.test(name) ? [] : [name];
    },
  );
  const { programs } = placesOf(repository);
  for (const name of names) {
    const found = [...programs].filter((folder) => folder === name || folder.endsWith(`/${name}`));
    const near = found.find((folder) => foldersAround(unit).includes(folder));
    if (near !== undefined || found.length === 1) return near ?? found[0];
  }
  const beside = programAround(unit, repository);
  return names.length > 0 && beside !== undefined && beside !== '.' ? beside : undefined;
}

/** What runs code of others, and folders that everything lies in. */
const GENERAL =
  /^(python[\d.]*|node|nodejs|java|ruby|bundle|php[\d.]*|npm|yarn|pnpm|bun|deno|docker|podman|sh|bash|env|current|app|opt|srv|bin|release|dist|target|build|home|root|www|html)$/;

function programAround(path: string, repository: Repository): string | undefined {
  const { programs } = placesOf(repository);
  return foldersAround(path).find((folder) => programs.has(folder));
}

/** What every unit asks of the whole repository. */
interface Places {
  /** Files by their own names. */
  readonly namesakes: ReadonlyMap<string, readonly string[]>;
  /** Folders that hold a program. */
  readonly programs: ReadonlySet<string>;
}

const known = new WeakMap<Repository, Places>();

function placesOf(repository: Repository): Places {
  const found = known.get(repository) ?? readPlaces(repository.paths);
  known.set(repository, found);
  return found;
}

function readPlaces(paths: readonly string[]): Places {
  const namesakes = groupBy(paths, (path) => path.slice(path.lastIndexOf('/') + 1));
  return {
    namesakes,
    programs: new Set([...namesakes].flatMap(([name, all]) => (MANIFESTS.test(name) ? all.map(folderOf) : []))),
  };
}
