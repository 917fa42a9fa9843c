// https://devcenter.heroku.com/articles/procfile, https://ddollar.github.io/foreman and https://honcho.readthedocs.io
import {
  defineAnalyzer,
  evidenceAt,
  type FactDraft,
  folderOf,
  joinPath,
  processFacts,
  type Repository,
  readDotenv,
  type Source,
} from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'procfile',
  files: ['**/{Procfile,Procfile.*}'],
  analyze: (sources, repository) => ({ facts: sources.flatMap((source) => linesOf(source, repository)), problems: [] }),
});

/** `web: bundle exec puma`; Heroku runs `release` once before the others start. */
function linesOf(source: Source, repository: Repository): readonly FactDraft[] {
  return source.text.split(/\r?\n/).flatMap((line, index) => {
    const [, name, command = ''] = /^([A-Za-z0-9_-]{1,60}):\s*(\S.{0,2000})$/.exec(line) ?? [];
    if (name === undefined) return [];
    const { folder, environment, words } = startOf(command, folderOf(source.path));
    const evidence = evidenceAt(source, index + 1);
    return processFacts({
      deployment: `procfile:${source.path}`,
      name,
      folder,
      command: words,
      evidence,
      environment: environment.map(([key, text]) => ({ key, text, evidence, style: 'dollar' as const })),
      environmentFiles: dotenvOf(source, repository),
      once: name === 'release',
    });
  });
}

/** `cd orders && PORT=3001 npm start`: where it starts and what it is given. */
function startOf(command: string, folder: string) {
  const [, into, rest = command] = /^cd\s+["']?([\w./@-]{1,200})["']?\s*(?:&&|;)\s*(.*)$/.exec(command) ?? [];
  const environment: (readonly [string, string])[] = [];
  let words = rest.replace(/^(exec|env)\s+/, '');
  for (let match = SETTING.exec(words); match; match = SETTING.exec(words)) {
    environment.push([match[1] ?? '', (match[2] ?? '').replace(/^(["'])(.*)\1$/s, '$2')]);
    words = words.slice(match[0].length);
  }
  return { folder: joinPath(folder, into ?? '.') ?? folder, environment, words };
}

const SETTING = /^([A-Za-z_]\w{0,100})=("[^"]{0,500}"|'[^']{0,500}'|[^\s"']{0,500})\s+/;

/** Foreman and honcho read `.env` beside the file. */
function dotenvOf(source: Source, repository: Repository) {
  const path = joinPath(folderOf(source.path), '.env');
  const dotenv = path === undefined ? undefined : repository.read(path);
  const [first] = dotenv ? readDotenv(dotenv).entries : [];
  return dotenv && first ? [{ path: dotenv.path, evidence: first.evidence }] : [];
}
