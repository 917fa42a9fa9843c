import type { Fact, FactOf } from '../model/fact.ts';
import { literal, textsOf } from '../model/value.ts';
import type { FactIndex } from './fact-index.ts';
import { baseName, folderOf, joinPath } from './folders.ts';

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
  const known = new Map<string, readonly Fact[]>([
    ['component', components],
    ['image', built],
  ]);
  return { of: <K extends Fact['kind']>(kind: K) => (known.get(kind) ?? facts.of(kind)) as readonly FactOf<K>[] };
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
  const word = settingOf(starts.by, component, facts);
  return word === undefined ? undefined : startedBy(word, image);
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
  return found === undefined || at > 2 ? undefined : filled(found, words.slice(at));
}

function settingOf(key: string, { deployment, name }: FactOf<'component'>, facts: FactIndex): string | undefined {
  const set = facts
    .of('setting')
    .find(
      (each) =>
        each.key === key && each.owner?.is === 'component' && each.owner.deployment === deployment && each.owner.name === name,
    );
  return textsOf(set?.value ?? literal(null))[0];
}

/** `$2`, `${2:-usual}` and `"$@"` by the words that are given. */
function filled(command: string, words: readonly string[]): string {
  return command.replace(
    /"?\$(?:[@*]|(\d)|\{(\d)(?::?-([^}]{0,100}))?\})"?/g,
    (_all, plain?: string, braced?: string, usual = '') => {
      const at = plain ?? braced;
      return at === undefined ? words.slice(1).join(' ') : (words[Number(at) - 1] ?? usual);
    },
  );
}
