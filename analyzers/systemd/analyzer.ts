// https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html and systemd.exec(5)
import {
  defineAnalyzer,
  evidenceAt,
  evidenceOfSetting,
  type FactDraft,
  type Findings,
  folderOf,
  machineFile,
  machineFiles,
  type Problem,
  type ProcessSetting,
  processFacts,
  type Repository,
  type Source,
} from '../../src/sdk/index.ts';
import { fileNamed, folderStarted } from './started.ts';
import { type Entry, serviceEntries } from './unit.ts';

export default defineAnalyzer({
  name: 'systemd',
  files: ['**/*.service', '**/*.service.j2'],
  analyze: (sources, repository) => {
    const findings = sources.map((source) => unitFindings(source, repository));
    return { facts: findings.flatMap(({ facts }) => facts), problems: findings.flatMap(({ problems }) => problems) };
  },
});

const NOTHING: Findings = { facts: [], problems: [] };

/** A unit that starts something of the repository; those of programs from elsewhere say nothing about the system. */
function unitFindings(source: Source, repository: Repository): Findings {
  const written = machineFiles(repository).find((file) => file.source.path === source.path);
  const entries = serviceEntries(source.text, written?.lines);
  const last = (key: string) => entries.findLast((entry) => entry.key === key && entry.text !== '');
  const started = last('ExecStart');
  const command = started?.text.replace(/^[-@:+!|]+/, '') ?? '';
  const directory = last('WorkingDirectory')?.text.replace(/^-/, '');
  const folder = started && folderStarted({ unit: source.path, command, directory }, repository);
  if (!started || folder === undefined) return NOTHING;
  const name = source.path.slice(source.path.lastIndexOf('/') + 1).replace(/@?\.service(\.j2)?$/, '');
  // Whoever installs the unit says that it is in use.
  const deployment = `systemd:${written?.writtenBy ?? folderOf(source.path)}`;
  const evidence = evidenceAt(source, started.line);
  const environment = entries.filter(({ key }) => key === 'Environment').flatMap((entry) => pairsOf(entry, source));
  const facts = processFacts({
    deployment,
    name,
    folder,
    command,
    evidence,
    environment,
    once: last('Type')?.text === 'oneshot',
  });
  const files = entries
    .filter(({ key }) => key === 'EnvironmentFile')
    .map((entry) => fileOf(entry, source, repository, { deployment, name }));
  return {
    facts: [...facts, ...files.flatMap((each) => each.facts)],
    problems: files.flatMap((each) => each.problems),
  };
}

/** `Environment="A=one two" B=2` */
function pairsOf({ text, line }: Entry, source: Source): readonly ProcessSetting[] {
  const pairs = [...text.slice(0, 8000).matchAll(/"((?:\\.|[^"\\])*)"|'([^']*)'|(\S+)/g)].flatMap(([, double, single, plain]) => {
    const [, key, value = ''] = /^([A-Za-z_]\w{0,100})=(.*)$/s.exec(double ?? single ?? plain ?? '') ?? [];
    return key === undefined ? [] : [{ key, text: value.replace(/^(["'])(.*)\1$/s, '$2').replaceAll('%%', '%') }];
  });
  // One line may hold several: what is secret in one is cut from the evidence of all.
  const evidence = pairs.reduce((shown, each) => evidenceOfSetting(shown, each.key, each.text), evidenceAt(source, line));
  return pairs.map((each) => ({ ...each, evidence }));
}

/** A file of settings: one that a task writes there, or one of the repository of that name; with `-` it need not be there. */
function fileOf(
  { text, line }: Entry,
  source: Source,
  repository: Repository,
  { deployment, name }: { readonly deployment: string; readonly name: string },
): Findings {
  const path = text.replace(/^-/, '');
  const evidence = evidenceAt(source, line);
  const written = machineFile(path, repository);
  const own = written ? undefined : fileNamed(path, source.path, repository);
  const group = written ? `machine:${written.path}` : own === undefined ? undefined : `file:${own}`;
  if (group === undefined) return text.startsWith('-') ? NOTHING : { facts: [], problems: [missing(path, name, evidence)] };
  const owner = { is: 'component', deployment, name } as const;
  const fact: FactDraft = { kind: 'settings-source', evidence, owner, deployment, group };
  return { facts: [fact], problems: [] };
}

function missing(path: string, name: string, evidence: Problem['evidence']): Problem {
  const message = `The EnvironmentFile ${path} of ${name} is not in the repository, so its settings are not known.`;
  return { code: 'missing-reference', message, evidence };
}
