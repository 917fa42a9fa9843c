// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
import { isTooLarge } from '../../src/cluster/index.ts';
import { folderOf, joinPath, type Place, parseYaml, type Repository, type Source, type YamlNode } from '../../src/sdk/index.ts';
import { type MapContent, stamped, textAt, valueAt } from './content.ts';
import { patchJson } from './json-patch.ts';
import { mergeStrategically } from './strategic-merge.ts';

/** What an overlay changes in some resources. */
interface Patch {
  readonly target?: YamlNode;
  readonly documents: readonly YamlNode[];
  /** The lines of the kustomization that ask for it. */
  readonly asked: readonly Place[];
}

/** The resources after the patches of all three lists. */
export function patched(
  resources: readonly MapContent[],
  kustomization: YamlNode,
  repository: Repository,
): readonly MapContent[] {
  return patchesOf(kustomization, repository).reduce((before, patch) => applyPatch(before, patch), resources);
}

function patchesOf(kustomization: YamlNode, repository: Repository): readonly Patch[] {
  const merges = kustomization
    .get('patchesStrategicMerge')
    .items()
    .map((item) => readPatch(item, item, undefined, repository));
  const others = [...kustomization.get('patches').items(), ...kustomization.get('patchesJson6902').items()].map((item) => {
    const target = item.get('target').exists ? item.get('target') : undefined;
    const body = item.get('patch').exists ? item.get('patch') : item.get('path').exists ? item.get('path') : item;
    return readPatch(body, item, target, repository);
  });
  return [...merges, ...others];
}

/** A file's name, or the patch itself. */
function readPatch(body: YamlNode, item: YamlNode, target: YamlNode | undefined, repository: Repository): Patch {
  const text = body.text() ?? '';
  const asked = [{ source: item.source, line: item.line }];
  const path = text.includes('\n') || text.trimStart().startsWith('{') ? undefined : joinPath(folderOf(item.source.path), text);
  const file = path === undefined ? undefined : repository.read(path);
  const documents = file ? parseYaml(file).documents : inlineDocuments(body, text);
  return { documents, asked, ...(target && { target }) };
}

/** A patch that stands in the kustomization keeps that file's lines. */
function inlineDocuments(body: YamlNode, text: string): readonly YamlNode[] {
  const source: Source = body.source;
  const isBlock = text.includes('\n');
  return parseYaml(source, `${'\n'.repeat(isBlock ? body.line : Math.max(0, body.line - 1))}${text}`).documents;
}

function applyPatch(resources: readonly MapContent[], { target, documents, asked }: Patch): readonly MapContent[] {
  return documents.reduce((before, document) => {
    if (!document.content || isTooLarge(document.content)) return before;
    const content = stamped(document.content, document.source);
    if (content.is === 'list')
      return before.map((each) => (target && isTargeted(each, target) ? patchJson(each, content.items, asked) : each));
    if (content.is !== 'map') return before;
    return before.flatMap((each) => {
      const isMeant = target ? isTargeted(each, target) : isSame(each, content);
      if (!isMeant) return [each];
      const merged = mergeStrategically(each, withoutIdentity(content), asked);
      return merged ? [merged] : [];
    });
  }, resources);
}

/** The same object: kind and name, and the namespace where both state one. */
function isSame(resource: MapContent, patch: MapContent): boolean {
  const names = (map: MapContent) => [textAt(map, 'kind'), textAt(map, 'metadata', 'name')];
  const [space, other] = [textAt(resource, 'metadata', 'namespace'), textAt(patch, 'metadata', 'namespace')];
  return names(resource).join(' ') === names(patch).join(' ') && (space === undefined || other === undefined || space === other);
}

/** Who the patch is for is not what it changes. */
function withoutIdentity(patch: MapContent): MapContent {
  const metadata = valueAt(patch, 'metadata');
  const kept = metadata?.is === 'map' ? metadata.entries.filter(({ key }) => key !== 'name' && key !== 'namespace') : [];
  return {
    ...patch,
    entries: patch.entries
      .filter(({ key }) => key !== 'apiVersion' && key !== 'kind')
      .flatMap((entry) =>
        entry.key !== 'metadata' || metadata?.is !== 'map'
          ? [entry]
          : kept.length === 0
            ? []
            : [{ ...entry, value: { ...metadata, entries: kept } }],
      ),
  };
}

/** Kind, group and version are compared, name and namespace are patterns that fit the whole name. */
export function isTargeted(resource: MapContent, target: YamlNode, earlierName?: string): boolean {
  const version = textAt(resource, 'apiVersion') ?? '';
  const [group, plain] = version.includes('/') ? version.split('/') : ['', version];
  const labels = (target.get('labelSelector').text() ?? '').split(',').filter((each) => each !== '');
  return (
    fits(target.get('kind').text(), textAt(resource, 'kind')) &&
    fits(target.get('group').text(), group) &&
    fits(target.get('version').text(), plain) &&
    [textAt(resource, 'metadata', 'name'), earlierName].some((name) => fits(target.get('name').text(), name)) &&
    fits(target.get('namespace').text(), textAt(resource, 'metadata', 'namespace')) &&
    labels.every((each) => textAt(resource, 'metadata', 'labels', each.split('=')[0] ?? '') === each.split('=').at(-1))
  );
}

/** Names as targets write them: plain, or with `.*` and alternatives. */
function fits(pattern: string | undefined, text: string | undefined): boolean {
  if (pattern === undefined || pattern === '' || pattern === text) return true;
  if (text === undefined) return false;
  return pattern
    .replace(/^\(|\)$/g, '')
    .split('|')
    .some((alternative) => fitsPieces(text, alternative.split('.*')));
}

function fitsPieces(text: string, pieces: readonly string[]): boolean {
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const found = index === 0 ? (text.startsWith(piece) ? 0 : -1) : text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return pieces.at(-1) === '' || at === text.length;
}
