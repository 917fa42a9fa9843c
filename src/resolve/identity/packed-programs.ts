import type { PackedProgram } from '../../model/fact.ts';
import { literal } from '../../model/value.ts';
import { interpolate, substitute, textOf } from '../../sdk/interpolate.ts';
import { baseName, folderOf, joinPath } from '../folders.ts';
import { type Build, buildsOf } from './built-images.ts';
import { commandOf } from './program-joins.ts';
import type { ComponentSighting, ImageSighting, ProgramSighting, Sightings } from './sightings.ts';
import type { Workspace } from './workspace.ts';

/** One way in which an image is built, and what the one that is built so is started with. */
interface Building {
  readonly builds: readonly Build[];
  readonly target: string | undefined;
  readonly command: string;
}

/** The program that a Dockerfile packs when it is built so, and whether another building might make it pack another. */
interface Packed {
  readonly program: ProgramSighting;
  readonly isChosen: boolean;
}

/** The one program that compilers and copies of a Dockerfile name where a component is built from it, or nobody that is known. */
export function packedBy(
  image: ImageSighting,
  builder: ComponentSighting | undefined,
  { workspace, sightings }: { readonly workspace: Workspace; readonly sightings: Sightings },
): Packed | undefined {
  const builds = builder ? buildsOf(builder, sightings) : [];
  const target = builder?.facts.flatMap((fact) => fact.build?.target ?? [])[0]?.toLowerCase();
  return packedProgram(image, { builds, target, command: builder ? commandOf(builder) : '' }, workspace);
}

/** The same with build arguments and the stage that is built put in. */
function packedProgram(
  { path, fact }: ImageSighting,
  { builds, target, command }: Building,
  workspace: Workspace,
): Packed | undefined {
  const all = fact.packs ?? [];
  const ofStage = all.filter(({ stage }) => stage === target);
  const found = target !== undefined && ofStage.length === 0 ? all.filter(({ stage }) => stage === undefined) : ofStage;
  const started = startedOf(found, command) ?? startedOf(found, fact.command ?? '') ?? found;
  const contexts = builds.length > 0 ? builds.map(({ build }) => joinPath(build.context)) : ['.', folderOf(path)];
  const given = new Map(builds.flatMap(({ build }) => Object.entries(build.args ?? {})));
  const programs = new Set(started.flatMap((each) => programOf(each, contexts, given, workspace) ?? []));
  const [program] = programs;
  const isChosen = target !== undefined || started.length < found.length || started.some(({ source }) => source.includes('$'));
  return program && programs.size === 1 ? { program, isChosen } : undefined;
}

/** Those that a command line starts by their files. */
function startedOf(found: readonly PackedProgram[], command: string): readonly PackedProgram[] | undefined {
  const words = command.split(/[\s"',[\]]+/).filter((word) => word !== '');
  const started = found.filter(({ file }) => file !== undefined && words.some((word) => isFile(word, file)));
  return started.length > 0 ? started : undefined;
}

/** A program without a path is looked for among those of the machine. */
function isFile(word: string, file: string): boolean {
  if (file.endsWith('/')) return word.startsWith(file);
  return word === file || (!word.startsWith('/') && baseName(word) === baseName(file));
}

function programOf(
  { source, isName }: PackedProgram,
  contexts: readonly string[],
  given: ReadonlyMap<string, string>,
  workspace: Workspace,
): ProgramSighting | undefined {
  const value = substitute(interpolate(source), (key) => (given.has(key) ? literal(given.get(key) ?? '') : undefined));
  const text = textOf(value);
  if (text.includes('$') || text === '') return undefined;
  if (isName) return workspace.namedIn(text);
  const end = text.endsWith('/') ? '/' : '';
  const paths = text.startsWith('/') ? [text.slice(1)] : contexts.map((context) => joinPath(context, text));
  const places = [...new Set(paths.map((path) => `${path}${path.endsWith('/') ? '' : end}`))];
  return places.map((place) => workspace.madeOf(place)).find((program) => program !== undefined);
}
