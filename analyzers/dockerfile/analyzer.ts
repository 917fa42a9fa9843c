// https://docs.docker.com/reference/dockerfile/
import {
  cleanText,
  defineAnalyzer,
  type Evidence,
  evidenceAt,
  evidenceOfSetting,
  type FactDraft,
  type Findings,
  folderOf,
  type HealthFact,
  healthAskedBy,
  type ImageFact,
  type ListenFact,
  lineOf,
  type Repository,
  type SettingFact,
  type Source,
  setting,
  settingValue,
  substitute,
  textOf,
  type Value,
} from '../../src/sdk/index.ts';
import { bringsPrograms } from './brought-programs.ts';
import { dispatchOf, scriptOf } from './dispatch.ts';
import { settingsOfScript } from './entrypoint-settings.ts';
import { type Instruction, instructionsOf, wordsOf } from './instructions.ts';
import { packedPrograms } from './packed.ts';
import { settingsInPages } from './page-settings.ts';
import { defineArgument, lineageOf, lineageUpTo, type Pair, pairsOf, resolved, type Stage, stagesOf } from './stages.ts';

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
  const facts: FactDraft[] = [imageFact(source, { root, lineage, stages, global }, instructions, repository)];
  const script = scriptOf(commandOf(lineage), source.path, repository);
  const known = new Map<string, Value>();
  const given = new Set<string>();
  const settings = new Map<string, SettingFact>();
  for (const instruction of lineage.flatMap((stage) => stage.instructions)) {
    for (const [key] of defineArgument(instruction, known, global)) given.add(key);
    if (instruction.name === 'ENV')
      for (const fact of settingFacts(source, instruction, { known, given })) settings.set(fact.key, fact);
    if (instruction.name === 'EXPOSE') facts.push(...listenFacts(source, instruction, known));
  }
  const inPages = settingsInPages(stages, global, {
    ofArguments: (instruction, pairs, valueOf) => factsOfPairs(source, instruction, pairs, valueOf),
    ofVariables: (instruction, names) => settingFacts(source, instruction, names),
  }).filter(({ key }) => !settings.has(key));
  const exported = script ? settingsOfScript(script, source.path).filter(({ key }) => !settings.has(key)) : [];
  return { facts: [...facts, ...settings.values(), ...inPages, ...exported, ...healthFacts(source, lineage)], problems: [] };
}

interface Staged {
  readonly root: Stage;
  readonly lineage: readonly Stage[];
  readonly stages: readonly Stage[];
  readonly global: ReadonlyMap<string, Value>;
}

function imageFact(
  source: Source,
  { root, lineage, stages, global }: Staged,
  all: readonly Instruction[],
  repository: Repository,
): ImageFact {
  const command = commandOf(lineage);
  const starts = dispatchOf(command, source.path, repository);
  const last = lineage.at(-1) ?? root;
  const usual = new Map([...global].map(([key, value]) => [key, textOf(value)]));
  const wordsOfStage = (stage: Stage) => commandOf(lineageUpTo(stage, stages)).split(/\s+/).filter(Boolean);
  const packs = packedPrograms(stages, usual, wordsOfStage, { repository, beside: folderOf(source.path) });
  return {
    kind: 'image',
    evidence: evidenceAt(source, last.from.line),
    path: source.path,
    base: root.base,
    ...(command && { command }),
    copies: [...new Set(all.flatMap(copiesOf))],
    ...(bringsPrograms(lineage, stages) && { bringsPrograms: true }),
    ...(packs.length > 0 && { packs }),
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
  return factsOfPairs(source, instruction, pairsOf(instruction), (key, raw) => {
    const value = substitute(settingValue(key, raw), (other) =>
      given.has(other) ? setting(other, known.get(other)) : known.get(other),
    );
    known.set(key, value);
    given.delete(key);
    return value;
  });
}

/** Evidence is the line that a key stands on, without the secrets of any key there. */
function factsOfPairs(
  source: Source,
  instruction: Instruction,
  pairs: readonly Pair[],
  valueOf: (key: string, raw: string) => Value,
): readonly SettingFact[] {
  if (pairs.length === 0) return [];
  const places = placesOfWords(source, instruction);
  const lineOfKey = (key: string) => instruction.line + (places.get(key) ?? 0);
  const shown = new Map<number, Evidence>();
  for (const [key, raw] of pairs) {
    const line = lineOfKey(key);
    shown.set(line, evidenceOfSetting(shown.get(line) ?? evidenceAt(source, line), key, raw));
  }
  return pairs.map(([key, raw]) => {
    const evidence = shown.get(lineOfKey(key)) ?? evidenceAt(source, instruction.line);
    return { kind: 'setting', evidence, owner: { is: 'file', path: source.path }, key, value: valueOf(key, raw) };
  });
}

const MOST_LINES = 100;

/** An ENV over several lines states each key on a line of its own: the line of each word, counted from the first. */
function placesOfWords(source: Source, { line }: Instruction): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at <= MOST_LINES; at += 1) {
    const text = lineOf(source, line + at);
    for (const word of text.split(/[\s=]+/)) if (!places.has(word)) places.set(word, at);
    if (!/[\\`]\s*$/.test(text) && !/^\s*#/.test(text)) break;
  }
  return places;
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
