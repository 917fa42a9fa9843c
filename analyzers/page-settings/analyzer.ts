// https://developer.mozilla.org/en-US/docs/Web/API/Window, https://hub.docker.com/_/nginx (envsubst on templates)
import {
  cleanSetting,
  defineAnalyzer,
  type Evidence,
  evidenceAt,
  evidenceOfSetting,
  type FactDraft,
  isSecretKey,
  literal,
  parseJson,
  type Source,
  setting,
  settingValue,
  type TreeNode,
  type Value,
} from '../../src/sdk/index.ts';
import { assignmentsIn } from './assignments.ts';
import { filesIn, mountsOfPages, type WrittenFile } from './files.ts';

const NAMES = '{env,Env,config,Config,settings,Settings,runtime,environment}';

/** What pages are told when they are loaded: scripts that set it on the window, JSON beside the page, and templates that are filled when the container starts. */
export default defineAnalyzer({
  name: 'page-settings',
  files: [
    `**/*${NAMES}*.{js,js.template,template.js,js.tmpl,tmpl.js,js.tpl,tpl.js}`,
    `**/{public,assets,static,wwwroot,html}/**/*${NAMES}*.{json,json.template,template.json,json.tmpl,json.tpl}`,
    '**/*.{yml,yaml,sh}',
    '**/{docker-,}entrypoint',
  ],
  analyze: (sources) => {
    const mounting = sources.flatMap(mountsOfPages);
    const files = sources.flatMap((source) => filesIn(source, mounting)).filter(isOfPage);
    const read = files.map((file) => ({ ...file, entries: entriesOf(file) }));
    return { facts: read.flatMap((each) => factsOf(each, read)), problems: [] };
  },
});

interface Entry {
  readonly key: string;
  readonly value: Value;
  readonly evidence: Evidence;
}

interface Read extends WrittenFile {
  readonly entries: readonly Entry[];
}

const LONGEST = 50_000;
const TEMPLATE = /\.(?:template|tmpl|tpl)(?=\.|$)/;

/** A script that takes part in a build is no page's. */
function isOfPage({ path, text }: WrittenFile): boolean {
  if (text.length > LONGEST || /(?:^|\/)(?:node_modules|dist|test|tests|i18n|locales)\//.test(path)) return false;
  return isJson(path) || !/(?:^|\n)\s*(?:import|export)\b|\brequire\s*\(|\bmodule\.exports\b/.test(text);
}

function isJson(path: string): boolean {
  return /\.json(?:\.|$)/.test(path);
}

function entriesOf({ path, text, line, source }: WrittenFile): readonly Entry[] {
  if (isJson(path)) return jsonEntries(parseJson({ path: source.path, text: '\n'.repeat(line - 1) + text }).root, source, []);
  return assignmentsIn(text).flatMap((each) => entry(each.path.slice(1), each.text, evidenceAt(source, line - 1 + each.line)));
}

function jsonEntries(node: TreeNode | undefined, source: Source, path: readonly string[]): readonly Entry[] {
  if (!node || path.length > 8) return [];
  if (node.kind === 'map') return node.entries().flatMap(([name, value]) => jsonEntries(value, source, [...path, name]));
  const text = node.kind === 'list' ? undefined : node.text();
  return text === undefined ? [] : entry(path, text, evidenceAt(source, node.evidence().line));
}

/** Without the name of the object: `window.env.apiUrl` is asked for as `apiUrl`, by whatever name the page has the object. */
function entry(path: readonly string[], text: string, evidence: Evidence): readonly Entry[] {
  const [name, key] = [path.at(-1), path.join('.')];
  if (name === undefined || text === '') return [];
  const secret = isSecretKey(key.replaceAll('.', '_'));
  const value = settingValue(secret ? 'secret' : name, text);
  return [{ key, value: cleaned(name, value), evidence: evidenceOfSetting(evidence, secret ? 'secret' : name, text) }];
}

function cleaned(name: string, value: Value): Value {
  return value.is === 'literal' ? literal(cleanSetting(name, String(value.value))) : value;
}

/** A template is what the container makes the file of; where its variable has no value, the file says what developers have. */
function factsOf({ owner, path, entries }: Read, all: readonly Read[]): readonly FactDraft[] {
  const isTemplate = TEMPLATE.test(path);
  const made = all.find((each) => each.path !== path && each.path === path.replace(TEMPLATE, ''));
  const [first] = entries;
  if (!first || !isTelling(entries, isTemplate)) return [];
  const group = `config:${path}`;
  return [
    { kind: 'settings-source', evidence: first.evidence, owner, group, order: isTemplate || path.includes('#') ? 40 : 30 },
    ...entries.map(({ key, value, evidence }): FactDraft => {
      const initial = made?.entries.find((each) => each.key === key)?.value;
      return { kind: 'setting', evidence, group, key, value: withInitial(value, initial) };
    }),
  ];
}

/** Addresses, or what a deployment fills in: else it is data of the page and nothing that anybody sets. */
function isTelling(entries: readonly Entry[], isTemplate: boolean): boolean {
  return isTemplate || entries.some(({ value }) => value.is !== 'literal' || /^(?:https?|wss?):\/\//.test(String(value.value)));
}

function withInitial(value: Value, initial: Value | undefined): Value {
  return value.is === 'setting' && !value.fallback && initial ? setting(value.key, initial) : value;
}
