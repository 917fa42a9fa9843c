import type { Fact, FactOf } from '../model/fact.ts';
import { isInside } from '../sdk/path.ts';
import { baseName, folderOf } from './folders.ts';
import type { Thing } from './identity/thing.ts';
import type { Survey } from './survey.ts';

/** Manifests by their language. */
const FAMILIES: readonly RegExp[] = [
  /^package\.json$/,
  /^(requirements.*\.(txt|in)|pyproject\.toml|setup\.(py|cfg)|Pipfile|poetry\.lock|uv\.lock)$/,
  /^go\.mod$/,
  /^Cargo\.toml$/,
  /^Gemfile|\.gemspec$/,
  /^composer\.json$/,
  /^mix\.exs$/,
];

/** A line that so many things are given says nothing about any of them. */
const COMMON = 3;

/** Whether a thing is only handed the address of traces because everybody is: its manifest names no library that would send any. */
export function isHandedTraces(thing: Thing, handed: Fact, libraries: RegExp, survey: Survey): boolean {
  const place = placeOf(handed);
  const isGiven = (each: Thing) =>
    each.deployments.some((deployment) =>
      [...survey.settings.given(each, deployment).values()].some((fact) => placeOf(fact) === place),
    );
  return survey.things.filter(isGiven).length >= COMMON && sendsNoTraces(thing, libraries, survey);
}

/** The lines that state it: one line of a template may give everybody something else from the values. */
export function placeOf({ evidence, via = [] }: Fact): string {
  return [evidence, ...via].map(({ path, line }) => `${path}:${line}`).join(' ');
}

/** Judged only where manifests name libraries for traces at all, and no shared package could bring one. */
function sendsNoTraces(thing: Thing, libraries: RegExp, { facts, things }: Survey): boolean {
  const tracing = facts.of('library').filter(({ role, name }) => role === 'tracing' && libraries.test(name));
  const programs = [...thing.programs, ...thing.shared.map(({ program }) => program)];
  const manifests = programs.flatMap((program) => program.facts.map(({ evidence }) => evidence.path));
  const families = FAMILIES.filter((family) => manifests.some((path) => family.test(baseName(path))));
  const isRead = programs.length > 0 && manifests.every((path) => FAMILIES.some((family) => family.test(baseName(path))));
  if (tracing.length === 0 || manifests.length === 0 || !isRead || isToldOtherwise(thing, libraries)) return false;
  const ofOthers = new Set(things.filter((each) => each !== thing).flatMap((each) => each.programs.map(({ folder }) => folder)));
  const own = programs.map(({ folder }) => folder);
  return !tracing.some((library) => {
    const folder = folderOf(pathOf(library));
    if (!families.some((family) => family.test(baseName(pathOf(library))))) return false;
    return own.some((each) => isInside(each, folder) || isInside(folder, each)) || !ofOthers.has(folder);
  });
}

function pathOf({ owner, evidence }: FactOf<'library'>): string {
  return owner.is === 'file' ? owner.path : evidence.path;
}

/** An agent is named by a command: `opentelemetry-instrument gunicorn`. */
function isToldOtherwise({ components, images }: Thing, libraries: RegExp): boolean {
  const commands = [...components.flatMap(({ facts }) => facts), ...images.map(({ fact }) => fact)].flatMap(
    ({ command }) => command ?? [],
  );
  return commands.some((command) => libraries.test(command));
}
