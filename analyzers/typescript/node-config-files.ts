import { environmentOf, variablesBeside } from '../../src/frontend/node-config.ts';
import {
  evidenceAt,
  evidenceOfSetting,
  type FactDraft,
  type Repository,
  type Source,
  setting,
  textsOf,
} from '../../src/sdk/index.ts';

/** Files of the `config` folder in JavaScript: https://github.com/node-config/node-config/wiki/Configuration-Files#javascript-module---js */
export const NODE_CONFIG_FILE = /(^|\/)config\/(?!local\b|index\.|custom-environment-variables\.)[\w.-]+\.[cm]?[jt]s$/;

type SettingFact = Extract<FactDraft, { kind: 'setting' }>;

/** What a file of node-config states holds in its environment, unless a variable goes before it. */
export function statedForEnvironment(facts: readonly FactDraft[], repository: Repository): readonly FactDraft[] {
  const stated = facts.filter((fact): fact is SettingFact => isStated(fact));
  const paths = [...new Set(stated.map(({ evidence }) => evidence.path))];
  const files = new Map(
    paths.map((path) => {
      const source = repository.read(path);
      const lines = source?.text.split('\n') ?? [];
      return [path, { source, lines, variables: variablesBeside(path, repository) }];
    }),
  );
  const sources = [...new Map(stated.toReversed().map((fact) => [fact.evidence.path, fact])).values()].map(sourceOf);
  const meant = facts.flatMap((fact): readonly FactDraft[] => {
    const file = files.get(fact.evidence.path);
    if (!isStated(fact) || !file) return [fact];
    const group = `config:${fact.evidence.path}`;
    const profile = environmentOf(fact.evidence.path);
    const variable = file.variables.get(fact.key);
    const value = variable === undefined ? fact.value : setting(variable, fact.value);
    const { owner: _, ...rest } = fact;
    const evidence = file.source ? lineOfKey(fact, file.source, file.lines) : fact.evidence;
    return [{ ...rest, evidence, group, value, ...(profile === undefined ? {} : { profile }) }];
  });
  return [...sources, ...meant];
}

/** The package around a file has its settings. */
function sourceOf({ evidence }: SettingFact): FactDraft {
  const { path } = evidence;
  return { kind: 'settings-source', evidence, owner: { is: 'file', path }, group: `config:${path}`, order: 50 };
}

function isStated(fact: FactDraft): fact is SettingFact {
  return fact.kind === 'setting' && fact.group === undefined && NODE_CONFIG_FILE.test(fact.evidence.path);
}

/** The line of a key, each of its steps below the one before; where one stands elsewhere, the line of the step above. */
function lineOfKey({ key, value, evidence }: SettingFact, source: Source, lines: readonly string[]): SettingFact['evidence'] {
  let at: number | undefined;
  for (const step of key.split('.')) {
    const end = at === undefined ? lines.length : endOfBlock(lines, at);
    const found = lines.findIndex((line, index) => index >= (at ?? 0) && index < end && writtenKey(step).test(line));
    if (found < 0) break;
    at = found;
  }
  if (at === undefined) return evidence;
  return evidenceOfSetting(evidenceAt(source, at + 1), key.slice(key.lastIndexOf('.') + 1), textsOf(value)[0] ?? '');
}

/** The first line behind another that stands no further in. */
function endOfBlock(lines: readonly string[], start: number): number {
  const indent = indentOf(lines[start] ?? '');
  const end = lines.findIndex((line, index) => index > start && line.trim() !== '' && indentOf(line) <= indent);
  return end < 0 ? lines.length : end;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function writtenKey(step: string): RegExp {
  return new RegExp(`(^|[\\s{,'"])${step.replace(/[^\w]/g, '\\$&')}['"]?\\s*[:,(]`);
}
