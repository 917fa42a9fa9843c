import type { Evidence } from '../model/evidence.ts';
import { cleanSetting, evidenceOfSetting, isSecretKey, type TreeNode } from '../sdk/index.ts';

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
  const secrets = new Map<number, RawEntry[]>();
  for (const entry of entries)
    if (isSecretKey(keyOf(entry))) secrets.set(entry.evidence.line, [...(secrets.get(entry.evidence.line) ?? []), entry]);
  return entries.map((entry) => ({
    path: entry.path,
    text: cleanSetting(keyOf(entry), entry.text),
    evidence: (secrets.get(entry.evidence.line) ?? []).reduce(
      (evidence, secret) => evidenceOfSetting(evidence, keyOf(secret), secret.raw),
      entry.evidence,
    ),
  }));
}

function keyOf({ path }: RawEntry): string {
  return path.join('.');
}
