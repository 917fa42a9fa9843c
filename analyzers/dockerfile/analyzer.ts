// https://docs.docker.com/reference/dockerfile/
import {
  cleanText,
  defineAnalyzer,
  evidenceAt,
  evidenceOfSetting,
  type FactDraft,
  type Findings,
  type HealthFact,
  healthAskedBy,
  type ImageFact,
  type ListenFact,
  type Repository,
  type SettingFact,
  type Source,
  setting,
  settingValue,
  substitute,
  type Value,
} from '../../src/sdk/index.ts';
import { dispatchOf, scriptOf } from './dispatch.ts';
import { settingsOfScript } from './entrypoint-settings.ts';
import { type Instruction, instructionsOf, wordsOf } from './instructions.ts';
import { settingsInPages } from './page-settings.ts';
import { defineArgument, lineageOf, pairsOf, resolved, type Stage, stagesOf } from './stages.ts';

export default defineAnalyzer({
  name: 'dockerfile',
  files: ['**/{Dockerfile,Dockerfile.*,*.Dockerfile,*.dockerfile,Containerfile}'],
  analyze: (sources, repository) => {
    const findings = sources
      .filter(({ path }) => !/\.(dockerignore|md|txt|ya?ml|json|j2|tmpl)$/.test(path))
      .map((source) => analyzeFile(source, repository));
    return { facts: findings.flatMap(({ facts }) => facts), problems: findings.flatMap(({ problems }) => problems) };
  },
});

function analyzeFile(source: Source, repository: Repository): Findings {
  const instructions = instructionsOf(source);
  const { stages, global } = stagesOf(instructions);
  const lineage = lineageOf(stages);
  const root = lineage[0];
  if (!root) {
    const problem = { code: 'unexpected-shape', message: 'A Dockerfile needs a FROM.', evidence: evidenceAt(source, 1) } as const;
    return { facts: [], problems: instructions.length === 0 ? [] : [problem] };
  }
  const facts: FactDraft[] = [imageFact(source, root, lineage, instructions, repository)];
  const script = scriptOf(commandOf(lineage), source.path, repository);
  const known = new Map<string, Value>();
  const given = new Set<string>();
  const settings = new Map<string, SettingFact>();
  for (const instruction of lineage.flatMap((stage) => stage.instructions)) {
    for (const key of defineArgument(instruction, known, global)) given.add(key);
    if (instruction.name === 'ENV')
      for (const fact of settingFacts(source, instruction, { known, given })) settings.set(fact.key, fact);
    if (instruction.name === 'EXPOSE') facts.push(...listenFacts(source, instruction, known));
  }
  const inPages = settingsInPages(stages, global, {
    stated: (instruction, key, value) => settingFact(source, instruction, [key, '', value]),
    ofVariables: (instruction, names) => settingFacts(source, instruction, names),
  }).filter(({ key }) => !settings.has(key));
  const exported = script ? settingsOfScript(script, source.path).filter(({ key }) => !settings.has(key)) : [];
  return { facts: [...facts, ...settings.values(), ...inPages, ...exported, ...healthFacts(source, lineage)], problems: [] };
}

function imageFact(
  source: Source,
  root: Stage,
  lineage: readonly Stage[],
  all: readonly Instruction[],
  repository: Repository,
): ImageFact {
  const command = commandOf(lineage);
  const starts = dispatchOf(command, source.path, repository);
  const last = lineage.at(-1) ?? root;
  return {
    kind: 'image',
    evidence: evidenceAt(source, last.from.line),
    path: source.path,
    base: root.base,
    ...(command && { command }),
    copies: [...new Set(all.flatMap(copiesOf))],
    ...(starts && { starts }),
  };
}

/** The nearest ENTRYPOINT, and the nearest CMD unless a nearer ENTRYPOINT has cleared it. */
function commandOf(lineage: readonly Stage[]): string {
  let entrypoint: readonly string[] = [];
  let command: readonly string[] = [];
  for (const stage of lineage) {
    const own = (name: string): Instruction | undefined => stage.instructions.findLast((each) => each.name === name);
    const [start, rest] = [own('ENTRYPOINT'), own('CMD')];
    if (start) command = [];
    if (start) entrypoint = wordsOf(start.rest);
    if (rest) command = wordsOf(rest.rest);
  }
  return cleanText([...entrypoint, ...command].join(' '));
}

/** What COPY and ADD take from the build context; other stages, images, URLs and heredocs are no part of it. */
function copiesOf({ name, flags, rest }: Instruction): readonly string[] {
  if ((name !== 'COPY' && name !== 'ADD') || flags.some((flag) => flag.startsWith('--from='))) return [];
  return wordsOf(rest)
    .slice(0, -1)
    .filter((word) => !/^(<<|\w{1,20}:\/\/|git@)/.test(word));
}

interface Names {
  readonly known: Map<string, Value>;
  /** Those whose value is only the default of a build argument. */
  readonly given: Set<string>;
}

function settingFacts(source: Source, instruction: Instruction, { known, given }: Names): readonly SettingFact[] {
  return pairsOf(instruction).map(([key, raw]) => {
    const value = substitute(settingValue(key, raw), (other) =>
      given.has(other) ? setting(other, known.get(other)) : known.get(other),
    );
    known.set(key, value);
    given.delete(key);
    return settingFact(source, instruction, [key, raw, value]);
  });
}

function settingFact(source: Source, instruction: Instruction, [key, raw, value]: readonly [string, string, Value]): SettingFact {
  const within = linesOf(source, instruction).findIndex((words) => words.includes(key));
  const evidence = evidenceOfSetting(evidenceAt(source, instruction.line + Math.max(0, within)), key, raw);
  return { kind: 'setting', evidence, owner: { is: 'file', path: source.path }, key, value };
}

/** An ENV over several lines states each key on a line of its own: the words of each line. */
function linesOf(source: Source, { line }: Instruction): readonly (readonly string[])[] {
  const lines = source.text.split(/\r?\n/).slice(line - 1, line + 100);
  const end = lines.findIndex((each) => !/[\\`]\s*$/.test(each) && !/^\s*#/.test(each));
  return lines.slice(0, end < 0 ? lines.length : end + 1).map((each) => each.split(/[\s=]+/));
}

/** The last HEALTHCHECK counts: `HEALTHCHECK CMD curl -f http://localhost/health`. */
function healthFacts(source: Source, lineage: readonly Stage[]): readonly HealthFact[] {
  const last = lineage.flatMap(({ instructions }) => instructions).findLast(({ name }) => name === 'HEALTHCHECK');
  const asked = last && healthAskedBy(last.rest);
  if (!last || !asked) return [];
  return [{ kind: 'health', evidence: evidenceAt(source, last.line), owner: { is: 'file', path: source.path }, ...asked }];
}

/** `EXPOSE 3000 9090/udp 7000-7002`. */
function listenFacts(source: Source, { rest, line }: Instruction, known: ReadonlyMap<string, Value>): readonly ListenFact[] {
  const ports = wordsOf(rest).flatMap((word) => {
    const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(word.replace(/\/\w{1,10}$/, '')) ?? [];
    const count = from && to ? Math.min(100, Number(to) - Number(from) + 1) : 0;
    if (count > 0) return Array.from({ length: count }, (_, index) => String(Number(from) + index));
    return [word.replace(/\/\w{1,10}$/, '')];
  });
  const owner = { is: 'file', path: source.path } as const;
  return ports.map((port) => ({ kind: 'listen', evidence: evidenceAt(source, line), owner, port: resolved(port, known) }));
}
