import { bareName } from '../../model/names.ts';
import { programOfImage } from './builds.ts';
import { commandIn } from './built-images.ts';
import {
  type ComponentSighting,
  type ImageSighting,
  isAside,
  namesOfProgram,
  type ProgramSighting,
  type Sightings,
} from './sightings.ts';
import { startedBy } from './started-processes.ts';
import type { Workspace } from './workspace.ts';

/** A Dockerfile of a program and who is built from it. */
interface Built {
  readonly image: ImageSighting;
  readonly program: ProgramSighting;
  readonly builders: readonly ComponentSighting[];
  /** The processes of the program that they start. */
  readonly starts: ReadonlySet<string>;
}

/** The program of each Dockerfile that starts other files of it than the one beside: `Dockerfile.worker`. By the key of the Dockerfile. */
export function partedImages(
  builders: ReadonlyMap<string, readonly ComponentSighting[]>,
  around: { readonly sightings: Sightings; readonly workspace: Workspace },
): ReadonlyMap<string, ProgramSighting> {
  const { sightings, workspace } = around;
  const all = sightings.images.flatMap((image): readonly Built[] => {
    const own = (builders.get(image.key) ?? []).filter((each) => !isAside(each));
    const program = own.length > 0 ? programOfImage(image, own, { sightings, workspace }) : undefined;
    return program ? [{ image, program, builders: own, starts: startsOf(own, program, sightings) }] : [];
  });
  const parted = all.filter((each) => {
    const main = mainOf(all.filter(({ program }) => program === each.program));
    return main !== each && main !== undefined && isBeside(each, main) && isApart(each, main);
  });
  return new Map(parted.map(({ image, program }) => [image.key, program]));
}

function startsOf(
  builders: readonly ComponentSighting[],
  { folder }: ProgramSighting,
  sightings: Sightings,
): ReadonlySet<string> {
  const processes = sightings.processes.filter(({ program }) => program === folder);
  return new Set(builders.flatMap((each) => startedBy(commandIn(each, sightings), processes, folder)));
}

/** The one whose component is called like the program, else the plain `Dockerfile`. */
function mainOf(all: readonly Built[]): Built | undefined {
  const isNamed = ({ program, builders }: Built) => {
    const names = new Set(namesOfProgram(program).map(bareName));
    return builders.some(({ name }) => names.has(bareName(name)));
  };
  return all.find(isNamed) ?? all.find(({ image }) => /(^|\/)Dockerfile$/.test(image.path)) ?? all[0];
}

function isBeside(one: Built, other: Built): boolean {
  return one.builders.some(({ deployment }) => other.builders.some((each) => each.deployment === deployment));
}

function isApart(one: Built, main: Built): boolean {
  return one.starts.size > 0 && main.starts.size > 0 && [...one.starts].every((key) => !main.starts.has(key));
}
