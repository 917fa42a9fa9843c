// http://smarden.org/runit/runsv.8.html, https://skarnet.org/software/s6/servicedir.html, https://github.com/just-containers/s6-overlay#writing-service-scripts
import {
  defineAnalyzer,
  evidenceAt,
  type FactDraft,
  folderOf,
  foldersAround,
  isShellScript,
  type ProcessSetting,
  processFacts,
  type Repository,
  type Source,
  startScriptIn,
} from '../../src/sdk/index.ts';
import { type Copied, copiedFiles, fileBehind, placesIn } from './copied-files.ts';

/** Where supervisors of images look for services: a folder each, with a program `run` that becomes the service. */
const SERVICE =
  /^\/(?:etc\/(?:service|sv|services\.d|s6-overlay\/s6-rc\.d|s6-rc\.d|s6)|service|var\/run\/s6\/services)\/([\w.@-]{1,100})\/run$/;
const MANIFESTS =
  /(^|\/)(package\.json|pyproject\.toml|requirements\.txt|setup\.py|go\.mod|pom\.xml|build\.gradle(\.kts)?|Gemfile|composer\.json|mix\.exs|Cargo\.toml|[^/]+\.csproj)$/;

/** A service of an image that starts a program of the repository. */
interface Service {
  readonly name: string;
  readonly source: Source;
  readonly copied: Copied;
  readonly folder: string;
  readonly command: string;
  readonly line: number;
}

export default defineAnalyzer({
  name: 'runit',
  files: ['**/run'],
  analyze: (sources, repository) => {
    const scripts = sources.filter(({ path, text }) => isShellScript(path, text));
    if (scripts.length === 0) return { facts: [], problems: [] };
    const services = copiedFiles(repository).flatMap((copied) => servicesIn(copied, scripts, repository));
    const once = [...new Map(services.map((each) => [each.source.path, each])).values()];
    return { facts: once.flatMap((service) => serviceFacts(service, repository)), problems: [] };
  },
});

/** What one image runs beside each other; the parts of one program are no things of their own. */
function servicesIn(copied: Copied, scripts: readonly Source[], repository: Repository): readonly Service[] {
  const found = scripts.flatMap((source) => {
    const name = placesIn(copied, source.path).flatMap((place) => SERVICE.exec(place)?.[1] ?? [])[0];
    const started = name === undefined ? undefined : startedBy(source, copied, repository);
    return name !== undefined && started ? [{ name, source, copied, ...started }] : [];
  });
  return new Set(found.map(({ folder }) => folder)).size > 1 ? found : [];
}

/** The program that a script becomes: the file that it names lies in the image where the Dockerfile copied it to. */
function startedBy(
  source: Source,
  copied: Copied,
  repository: Repository,
): Pick<Service, 'folder' | 'command' | 'line'> | undefined {
  const command = startScriptIn(source.text)?.command?.replace(/\s*\d?>{1,2}\s*\S+/g, '') ?? '';
  const words = command.split(/\s+/);
  const into = [...source.text.matchAll(/^[ \t]*cd[ \t]+["']?(\/[\w./-]{1,200})["']?/gm)].at(-1)?.[1];
  for (const word of words) {
    const file = fileBehind(copied, word.startsWith('/') ? word : `${into ?? ''}/${word.replace(/^\.\//, '')}`, repository);
    const folder = file === undefined ? undefined : programAround(file, repository);
    if (file === undefined || folder === undefined) continue;
    const inside = folder === '.' ? file : file.slice(folder.length + 1);
    const line = source.text.split('\n').findIndex((each) => each.includes(word)) + 1;
    const started = words.filter((each) => each !== 'exec').map((each) => (each === word ? inside : each));
    return { folder, command: withoutUser(started).join(' '), line };
  }
  return undefined;
}

/** The nearest folder with a manifest. */
function programAround(file: string, repository: Repository): string | undefined {
  const isHome = (folder: string) => repository.paths.some((path) => folderOf(path) === folder && MANIFESTS.test(path));
  return foldersAround(file).find(isHome);
}

/** What only changes the user, and options that a variable adds, say nothing about the program. */
function withoutUser(words: readonly string[]): readonly string[] {
  const [first = '', second = ''] = words;
  const skipped = /(^|\/)(setuser|s6-setuidgid|su-exec|gosu|setuidgid)$/.test(first)
    ? 2
    : /(^|\/)chpst$/.test(first) && second === '-u'
      ? 3
      : /(^|\/)with-contenv$/.test(first)
        ? 1
        : 0;
  const [program = '', ...rest] = words.slice(skipped).filter((each) => !each.startsWith('$'));
  return [program.slice(program.lastIndexOf('/') + 1), ...rest];
}

function serviceFacts({ name, source, copied, folder, command, line }: Service, repository: Repository): readonly FactDraft[] {
  return processFacts({
    deployment: `runit:${folderOf(folderOf(source.path))}`,
    name,
    folder,
    command,
    evidence: evidenceAt(source, line),
    environment: [...takenFrom(source, copied, repository), ...settingsIn(source)],
  });
}

/** `. /etc/shop/env.sh` */
function takenFrom(source: Source, copied: Copied, repository: Repository): readonly ProcessSetting[] {
  const named = source.text.matchAll(/^[ \t]*(?:source|\.)[ \t]+["']?(\/[\w./-]{1,200})["']?[ \t]*$/gm);
  return [...named].flatMap(([, place = '']) => {
    const path = fileBehind(copied, place, repository);
    const taken = path === undefined ? undefined : repository.read(path);
    return taken ? settingsIn(taken) : [];
  });
}

const TEXT = `("[^"\\n]{0,500}"|'[^'\\n]{0,500}'|[^\\s"';&|]{0,500})`;
const EXPORT = new RegExp(`^[ \\t]*export[ \\t]+([A-Za-z_]\\w{0,100})=${TEXT}[ \\t]*(?:#.*)?$`);
const BEFORE = new RegExp(
  `^[ \\t]*(?:exec[ \\t]+env[ \\t]+)?((?:[A-Za-z_]\\w{0,100}=${TEXT}[ \\t]+){1,20})(?:exec[ \\t]+)?[/\\w]`,
);

/** What a script exports, and what stands before the command itself. */
function settingsIn(source: Source): readonly ProcessSetting[] {
  return source.text.split(/\r?\n/).flatMap((text, index) => {
    const evidence = evidenceAt(source, index + 1);
    const before = BEFORE.exec(text)?.[1] ?? '';
    const pairs = before === '' ? [EXPORT.exec(text)] : [...before.matchAll(new RegExp(`([A-Za-z_]\\w{0,100})=${TEXT}`, 'g'))];
    return pairs.flatMap((match): readonly ProcessSetting[] => {
      const [, key, value = ''] = match ?? [];
      if (key === undefined) return [];
      return [{ key, text: value.replace(/^(["'])(.*)\1$/s, '$2'), evidence, style: value.startsWith("'") ? 'none' : 'dollar' }];
    });
  });
}
