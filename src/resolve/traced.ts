import type { Fact, FactOf } from '../model/fact.ts';
import { isInside } from '../sdk/path.ts';
import { baseName, folderOf } from './folders.ts';
import { foldersOf, programsOf } from './identity/group.ts';
import type { Thing } from './identity/thing.ts';
import { runsJavaAgent } from './java-agents.ts';
import { IN_CODE } from './settings.ts';
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
  return (
    (survey.things.filter(isGiven).length >= COMMON && sendsNoTraces(thing, libraries, survey)) ||
    isLeftToSenders(thing, handed, libraries, survey)
  );
}

/** Start a program with code of a library in front of its own: https://nodejs.org/api/cli.html#node_optionsoptions and the like. */
const PRELOADING = /^(NODE_OPTIONS|PYTHONPATH|RUBYOPT)$/;

function isPreloaded(thing: Thing, libraries: RegExp, settings: Survey['settings']): boolean {
  if (runsJavaAgent(thing, libraries, { settings })) return true;
  return deploymentsOf(thing).some((each) => [...settings.given(thing, each).keys()].some((key) => PRELOADING.test(key)));
}

function deploymentsOf({ deployments }: Thing): readonly string[] {
  return deployments.length > 0 ? deployments : [IN_CODE];
}

/**
 * Others who have the library from the same manifest, be it that of a shared package, are seen sending traces in code where the same line says,
 * and its own code was read and does not: the library that it names is theirs.
 */
function isLeftToSenders(thing: Thing, handed: Fact, libraries: RegExp, { facts, owners, settings }: Survey): boolean {
  if (handed.kind !== 'setting' || isToldOtherwise(thing, libraries)) return false;
  const senders = new Set(
    facts
      .of('connection')
      .filter(({ owner, library, technology }) => owner.is === 'code' && libraries.test(library ?? technology))
      .flatMap(({ owner }) => owners.thingsOf(owner)),
  );
  if (isPreloaded(thing, libraries, settings) || senders.has(thing) || !isCodeRead(thing, facts)) return false;
  const isTold = (sender: Thing) =>
    deploymentsOf(sender).some((each) =>
      settings.lookup(handed.key, sender, each).some((fact) => placeOf(fact) === placeOf(handed)),
    );
  const tracing = facts.of('library').filter(({ role, name }) => role === 'tracing' && libraries.test(name));
  const manifests = (each: Thing) =>
    new Set(tracing.filter((library) => isAbove(pathOf(library), each)).map(({ evidence }) => evidence.path));
  const own = [...manifests(thing)];
  return [...senders].some((sender) => isTold(sender) && own.length > 0 && own.every((path) => manifests(sender).has(path)));
}

function isAbove(manifest: string, thing: Thing): boolean {
  return programsOf(thing).some(({ folder }) => isInside(folder, folderOf(manifest)));
}

const DOINGS = ['listen', 'route', 'subscribe', 'publish', 'call'] as const;

function isCodeRead(thing: Thing, facts: Survey['facts']): boolean {
  const folders = foldersOf(thing);
  return DOINGS.some((kind) =>
    facts.of(kind).some(({ owner }) => owner.is === 'code' && owner.programs.some((folder) => folders.includes(folder))),
  );
}

/** The lines that state it: one line of a template may give everybody something else from the values. */
export function placeOf({ evidence, via = [] }: Fact): string {
  return [evidence, ...via].map(({ path, line }) => `${path}:${line}`).join(' ');
}

/** Judged only where manifests name libraries for traces at all, and no shared package could bring one that is not seen to bring it to others. */
function sendsNoTraces(thing: Thing, libraries: RegExp, { facts, things, settings }: Survey): boolean {
  const tracing = facts.of('library').filter(({ role, name }) => role === 'tracing' && libraries.test(name));
  const programs = programsOf(thing);
  const manifests = programs.flatMap((program) => program.facts.map(({ evidence }) => evidence.path));
  const families = FAMILIES.filter((family) => manifests.some((path) => family.test(baseName(path))));
  const isRead = programs.length > 0 && manifests.every((path) => FAMILIES.some((family) => family.test(baseName(path))));
  if (tracing.length === 0 || manifests.length === 0 || !isRead || isToldOtherwise(thing, libraries)) return false;
  if (isPreloaded(thing, libraries, settings)) return false;
  const ofOthers = new Set(things.filter((each) => each !== thing).flatMap((each) => each.programs.map(({ folder }) => folder)));
  const own = programs.map(({ folder }) => folder);
  const brought = new Set(tracing.filter((each) => pathOf(each) !== each.evidence.path).map(({ evidence }) => evidence.path));
  return !tracing.some((library) => {
    const folder = folderOf(pathOf(library));
    if (!families.some((family) => family.test(baseName(pathOf(library))))) return false;
    return (
      own.some((each) => isInside(each, folder) || isInside(folder, each)) ||
      !(ofOthers.has(folder) || brought.has(pathOf(library)))
    );
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
