// http://supervisord.org/configuration.html
import {
  defineAnalyzer,
  type Evidence,
  evidenceAt,
  evidenceOfSetting,
  type FactDraft,
  folderOf,
  joinPath,
  type Owner,
  processFacts,
  type Repository,
  type SettingFact,
  type Source,
  settingValue,
} from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'supervisor',
  files: ['**/*supervisor*.{conf,ini}', '**/*supervisor*/**/*.{conf,ini}'],
  analyze: (sources, repository) => ({
    facts: sources.flatMap((source) => sectionsOf(source).flatMap((section) => sectionFacts(section, source, repository))),
    problems: [],
  }),
});

interface Option {
  readonly text: string;
  readonly line: number;
}

interface Section {
  readonly name: string;
  readonly line: number;
  readonly options: Map<string, Option>;
}

/** Only programs, and the settings that all of them get. */
function sectionsOf({ text }: Source): readonly Section[] {
  const sections: Section[] = [];
  let key = '';
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/(^|\s);.*$/, '');
    const opened = /^\[([^\]]{1,200})\]/.exec(line)?.[1];
    const last = sections.at(-1);
    const [, stated, value] = /^([\w-]{1,100})\s*=\s*(.*)$/.exec(line) ?? [];
    const known = last?.options.get(key);
    if (opened !== undefined) sections.push({ name: opened.trim(), line: index + 1, options: new Map() });
    else if (stated !== undefined && value !== undefined) {
      key = stated;
      last?.options.set(key, { text: value.trim(), line: index + 1 });
    } else if (/^\s+\S/.test(line) && known) last?.options.set(key, { ...known, text: `${known.text} ${line.trim()}` });
  }
  return sections.filter(({ name }) => /^(program|fcgi-program):\S/.test(name));
}

function sectionFacts({ name, line, options }: Section, source: Source, repository: Repository): readonly FactDraft[] {
  const program = name.slice(name.indexOf(':') + 1).trim();
  const command = options.get('command')?.text ?? '';
  const environment = pairsOf(options.get('environment'), source);
  if (runsInImage(source, repository)) return environment.map((setting) => settingOfFile(setting, source));
  const directory = options.get('directory')?.text ?? '.';
  const folder = joinPath(folderOf(source.path), directory);
  const count = options.get('numprocs')?.text;
  return processFacts({
    deployment: `supervisor:${source.path}`,
    name: program,
    folder: folder ?? folderOf(source.path),
    command,
    evidence: evidenceAt(source, line),
    environment,
    ...(count !== undefined && /^\d{1,4}$/.test(count) && { replicas: Number(count) }),
    once: options.get('autorestart')?.text === 'false' && options.get('startsecs')?.text === '0',
  });
}

/** `KEY="val",KEY2="val2"` */
function pairsOf(option: Option | undefined, source: Source) {
  if (!option) return [];
  const evidence = evidenceAt(source, option.line);
  const pairs = option.text.slice(0, 8000).matchAll(/([A-Za-z_]\w{0,100})=("[^"]*"|'[^']*'|[^,\s]*)/g);
  return [...pairs].map(([, key = '', text = '']) => ({
    key,
    text: text.replace(/^(["'])(.*)\1$/s, '$2').replaceAll('%%', '%'),
    evidence,
  }));
}

/** A file that an image has copied in starts the parts of one container: they are no things of their own. */
function runsInImage({ path }: Source, repository: Repository): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isMentioned = (dockerfile: string) =>
    /^[ \t]*(COPY|ADD|RUN|CMD|ENTRYPOINT)\b/im.test(dockerfile) && dockerfile.includes(name);
  return repository.paths
    .filter((each) => /(^|\/)([^/]*\.)?(Dockerfile|Containerfile)[^/]*$/i.test(each))
    .some((each) => isMentioned(repository.read(each)?.text ?? ''));
}

function settingOfFile(
  { key, text, evidence }: { readonly key: string; readonly text: string; readonly evidence: Evidence },
  source: Source,
): SettingFact {
  const owner: Owner = { is: 'file', path: source.path, product: 'supervisor' };
  return {
    kind: 'setting',
    evidence: evidenceOfSetting(evidence, key, text),
    owner,
    key,
    value: settingValue(key, text, 'none'),
  };
}
