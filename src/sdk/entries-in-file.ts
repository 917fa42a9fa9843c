import type { Evidence } from '../model/evidence.ts';
import { evidenceOfSetting } from './evidence.ts';
import { cleanSetting, isSecretKey } from './secrets.ts';
import type { TreeNode } from './tree.ts';

const DEEPEST = 20;

/** One value of a file of settings, by the names on the way to it. */
export interface FileEntry {
  readonly path: readonly string[];
  readonly text: string;
  readonly evidence: Evidence;
}

/** An entry with the texts of the value as the file has them, one a line. */
interface RawEntry extends FileEntry {
  readonly raw: string;
}

/** Values of a tree of settings, without secrets; a list of plain values is one text with commas, one of maps goes by its indexes. */
export function entriesInFile(root: TreeNode): readonly FileEntry[] {
  return withoutSecrets(entriesIn(root, []));
}

function entriesIn(node: TreeNode, path: readonly string[]): readonly RawEntry[] {
  if (path.length > DEEPEST) return [];
  if (node.kind === 'map') return node.entries().flatMap(([name, child]) => entriesIn(child, [...path, name]));
  const items = node.items();
  if (items.some(({ kind }) => kind === 'map')) return items.flatMap((item, index) => entriesIn(item, [...path, String(index)]));
  const texts = node.kind === 'list' ? node.texts() : [node.text() ?? ''];
  const text = texts.join(',');
  return text === '' || path.length === 0 ? [] : [{ path, text, raw: texts.join('\n'), evidence: node.evidence() }];
}

/** One line may hold several settings: what is secret in one is cut from the evidence of all. Any name on the way may tell that it is. */
function withoutSecrets(entries: readonly RawEntry[]): readonly FileEntry[] {
  const shown = new Map<number, Evidence>();
  for (const { path, raw, evidence } of entries) {
    const key = keyOf({ path });
    if (isSecretKey(key)) shown.set(evidence.line, evidenceOfSetting(shown.get(evidence.line) ?? evidence, key, raw));
  }
  return entries.map(({ path, text, evidence }) => ({
    path,
    text: cleanSetting(keyOf({ path }), text),
    evidence: shown.get(evidence.line) ?? evidence,
  }));
}

function keyOf({ path }: Pick<RawEntry, 'path'>): string {
  return path.join('.');
}
