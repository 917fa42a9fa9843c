import type { Fact, FactKind, FactOf } from '../model/fact.ts';
import { withWords } from '../sdk/follow-scripts.ts';
import { type FactIndex, withFacts } from './fact-index.ts';
import { baseName, folderOf, joinPath } from './folders.ts';
import { settingOf } from './settings-of-components.ts';

type Image = FactOf<'image'> & { readonly starts: NonNullable<FactOf<'image'>['starts']> };

/**
 * Images that begin with a script start what a word of their command, or a variable, tells it to: `command: ["worker", "mails"]` behind
 * `case "$1" in worker) celery worker -Q "$2" ;;` is that worker.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_09_04_05
 */
export function withDispatchedCommands(facts: FactIndex): FactIndex {
  const images = facts.of('image').flatMap((fact): readonly Image[] => (fact.starts ? [{ ...fact, starts: fact.starts }] : []));
  if (images.length === 0) return facts;
  const components = facts.of('component').map((fact) => {
    const image = imageOf(fact, images);
    const command = image && commandOf(fact, image, facts);
    if (!image || command === undefined) return fact;
    const { command: _, ...asTheImageSays } = fact;
    return command === usualOf(image) ? asTheImageSays : { ...fact, command };
  });
  const built = facts.of('image').map((fact) => {
    const image = images.find(({ id }) => id === fact.id);
    const command = image && usualOf(image);
    return command === undefined ? fact : { ...fact, command };
  });
  return withFacts(
    facts,
    new Map<FactKind, readonly Fact[]>([
      ['component', components],
      ['image', built],
    ]),
  );
}

/** The one that is built for it, or bears the name of the image's last part. */
function imageOf({ build, image }: FactOf<'component'>, images: readonly Image[]): Image | undefined {
  if (build) {
    const paths = [joinPath(build.context, build.dockerfile ?? 'Dockerfile'), joinPath(build.dockerfile ?? '')];
    return images.find(({ path }) => paths.includes(path));
  }
  const name = baseName(image ?? '').replace(/[:@].*$/, '');
  const named = images.filter(({ path }) => baseName(folderOf(path)) === name);
  return named.length === 1 ? named[0] : undefined;
}

function commandOf(component: FactOf<'component'>, image: Image, facts: FactIndex): string | undefined {
  const { starts, command: usual = '' } = image;
  if (starts.by === '1') return startedBy(component.command ?? usual, image);
  const word = settingOf(component, starts.by, facts);
  const found = Object.hasOwn(starts.commands, word ?? '') ? starts.commands[word ?? ''] : undefined;
  // The words that the script is given are not told apart from the script.
  return found === undefined ? undefined : withWords(found, [], 1).trim();
}

/** What the image starts by itself, where its own command is a word for its script. */
function usualOf(image: Image): string | undefined {
  return image.starts.by === '1' ? startedBy(image.command ?? '', image) : undefined;
}

function startedBy(command: string, { starts }: Image): string | undefined {
  const words = command.split(/\s+/).filter((word) => word !== '');
  const at = words.findIndex((word) => Object.hasOwn(starts.commands, word));
  const found = starts.commands[words[at] ?? ''];
  // What stands before it is the script itself.
  return found === undefined || at > 2 ? undefined : withWords(found, words.slice(at), 1);
}
