import type { Source } from '../model/analyzer.ts';
import type { Evidence } from '../model/evidence.ts';
import { contentsOf, type SettingFact } from '../model/fact.ts';
import type { Value } from '../model/value.ts';
import { documentOf } from './document.ts';
import { readDotenv } from './dotenv.ts';
import { entriesInFile } from './entries-in-file.ts';
import { evidenceAt } from './evidence.ts';
import { settingValue } from './interpolate.ts';
import type { TreeNode } from './tree.ts';
import { parseYaml } from './yaml.ts';

const TREE = /\.(ya?ml|json|toml)$/;
const LINES = /(^|[/.])(env|properties)$/;
const LONGEST = 100_000;
const MOST = 500;
const MOST_TOGETHER = 2000;
const PROFILES = ['spring.config.activate.on-profile', 'spring.profiles'];

/** Whether a file of this name may hold settings. */
export function mayHoldSettings(name: string): boolean {
  return TREE.test(name) || LINES.test(name);
}

interface Entry {
  readonly key: string;
  readonly value: Value;
  readonly evidence: Evidence;
}

/** What a file of settings says that a program finds in its file system, by keys with dots; nothing of one that is too large to be settings. */
export function mountedSettings(file: Source, source: string = file.path): readonly SettingFact[] {
  if (file.text.length > LONGEST) return [];
  const documents = documentsIn(file);
  const facts = documents.flatMap((entries): readonly SettingFact[] => {
    const profile = entries.find(({ key }) => PROFILES.includes(key))?.value;
    const holding = profile?.is === 'literal' ? { profile: String(profile.value) } : {};
    return entries.map((entry) => ({ kind: 'setting', group: contentsOf(source), ...entry, ...holding }));
  });
  return facts.length > MOST ? [] : facts;
}

/** What the files of one folder or ConfigMap say; nothing where that is so much that they are data. */
export function settingsTogether(settings: readonly SettingFact[]): readonly SettingFact[] {
  return settings.length > MOST_TOGETHER ? [] : settings;
}

function documentsIn(file: Source): readonly (readonly Entry[])[] {
  if (LINES.test(file.path)) return [readDotenv(file).entries];
  if (!TREE.test(file.path)) return [];
  const roots = /\.ya?ml$/.test(file.path) ? parseYaml(file).documents : [documentOf(file).root];
  return roots.filter(isNoObject).map((root) =>
    entriesInFile(root).map(({ path, text, evidence }) => {
      const key = path.join('.');
      return { key, value: settingValue(key, text, text.includes('${') ? referencesIn(text) : 'none'), evidence };
    }),
  );
}

/** Objects of a cluster and of runtimes like it are no settings of a program: `kind: Component`. */
function isNoObject(root: TreeNode): boolean {
  return !root.get('apiVersion').exists || !root.get('kind').exists;
}

/** `${HOST:payments}` is Spring's, `${HOST:-payments}` that of shells and of what puts variables in like them. */
function referencesIn(text: string): 'colon' | 'dollar' {
  return /\$\{[^}:]{0,200}:[^-?+]/.test(text) || /\$\{[^}]{0,200}\./.test(text) ? 'colon' : 'dollar';
}

/** The same of a file whose text stands in another one, as an entry of a ConfigMap does. Lines are its own where the other file has them as they are. */
export function embeddedSettings(node: TreeNode, name: string, source: string): readonly SettingFact[] {
  const text = node.text();
  if (text === undefined || !mayHoldSettings(name)) return [];
  const via = node.via();
  return mountedSettings({ path: name, text }, source).map((fact) => ({
    ...fact,
    evidence: placeOf(fact.evidence, node),
    ...(via.length > 0 && { via }),
  }));
}

/** A text in a block begins on the next line, a file that was put in whole at its own first one. */
function placeOf({ line, text }: Evidence, node: TreeNode): Evidence {
  const places = [node.line + line, node.line + line - 1, line].map((each) => evidenceAt(node.source, each));
  return places.find((each) => text !== '' && each.text === text) ?? node.evidence();
}
