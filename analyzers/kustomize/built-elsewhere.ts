import { isTooLarge } from '../../src/cluster/index.ts';
import {
  type Content,
  type Entry,
  evidenceAt,
  folderOf,
  type Place,
  type Problem,
  parseYaml,
  type Repository,
} from '../../src/sdk/index.ts';
import type { Built } from './build.ts';
import { type MapContent, textAt, valueAt } from './content.ts';

/** What the user's own kustomize makes of an overlay; what lies outside the repository is not fetched for it. */
export function builtElsewhere(path: string, own: Built, repository: Repository): Built {
  const source = repository.read(path);
  const render = repository.renderers?.kustomize;
  if (!source || !render || own.gaps.length > 0) return own;
  const rendering = render(folderOf(path));
  if ('failure' in rendering) {
    const message = `This overlay could not be built by the program that was asked for: ${rendering.failure}. It was built by asbuilt itself.`;
    const problem: Problem = { code: 'renderer-failed', message, evidence: evidenceAt(source, 1) };
    return { ...own, problems: [...own.problems, problem] };
  }
  const { documents } = parseYaml({ path, text: rendering.text });
  const contents = documents.flatMap(({ content }) => (content?.is === 'map' && !isTooLarge(content) ? [content] : []));
  const resources = contents.flatMap((content) => {
    const moved = placedLike(content, counterpart(content, own.resources), { source, line: 1 });
    return moved.is === 'map' ? [moved] : [];
  });
  return { ...own, resources };
}

function counterpart(content: MapContent, resources: readonly MapContent[]): MapContent | undefined {
  const keyOf = (each: MapContent) => `${textAt(each, 'kind')} ${textAt(each, 'metadata', 'name')}`;
  return resources.find((each) => keyOf(each) === keyOf(content));
}

/** The lines of what asbuilt has built in the same place; what it has not is stated where the part around it is. */
function placedLike(theirs: Content, ours: Content | undefined, around: Place): Content {
  const here: Place = ours?.source ? { source: ours.source, line: ours.line } : around;
  const origin = { ...here, ...(ours?.via && { via: ours.via }) };
  if (theirs.is === 'map') {
    const entries = theirs.entries.map((entry): Entry => {
      const known = ours?.is === 'map' ? ours.entries.findLast(({ key }) => key === entry.key) : undefined;
      const place = known?.source ? { source: known.source, line: known.line } : here;
      return {
        key: entry.key,
        ...place,
        ...(known?.via && { via: known.via }),
        value: placedLike(entry.value, known?.value, place),
      };
    });
    return { ...theirs, ...origin, entries };
  }
  if (theirs.is === 'list') {
    const items = theirs.items.map((item, index) => placedLike(item, itemLike(item, index, ours), here));
    return { ...theirs, ...origin, items };
  }
  return { ...theirs, ...origin };
}

function itemLike(item: Content, index: number, ours: Content | undefined): Content | undefined {
  if (ours?.is !== 'list') return undefined;
  const name = textAt(item, 'name');
  return name === undefined
    ? ours.items[index]
    : ours.items.find((each) => valueAt(each, 'name') && textAt(each, 'name') === name);
}
