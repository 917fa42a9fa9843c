import type { Findings } from '../model/analyzer.ts';
import type { Claim } from './claims.ts';
import { matchClients } from './clients.ts';
import { computedImportsIn } from './computed-imports.ts';
import { emissionOf, transportsIn } from './emission.ts';
import { factsOf } from './emit.ts';
import { Expander } from './expand.ts';
import type { IsSet } from './guards.ts';
import type { Module } from './ir.ts';
import type { Effect, Library } from './library.ts';
import { matchCalls } from './match.ts';
import { matchDecorators } from './match-decorators.ts';
import { matchImports } from './match-imports.ts';
import { computeReach } from './reach.ts';
import { withoutRefined } from './refined-routes.ts';
import { providersIn, registrationsOf } from './registrations.ts';
import { settingsObjectsOf } from './settings-objects.ts';
import { makeWorld, type OpenWorld } from './world.ts';

/** A folder whose code runs as one program, with the files it starts from (none known: every file of the folder counts). */
export interface Program {
  readonly folder: string;
  readonly entries: readonly string[];
  /** A shared package: its code belongs to the programs that reach it. */
  readonly isLibrary: boolean;
}

export interface EngineInput {
  readonly modules: readonly Module[];
  readonly libraries: readonly Library[];
  readonly programs: readonly Program[];
  /** The repository file that a specifier means in a file; undefined for packages from elsewhere. */
  readonly resolveImport: (specifier: string, fromPath: string) => string | undefined;
  /** Whether anything in the repository gives a setting a value, or one value; without it, every setting counts as set. */
  readonly isSet?: IsSet;
}

/**
 * Computes what the code does with the libraries it uses, as facts with evidence: first what is injected, then what calls do,
 * then what decorators say, and last which programs reach all of it.
 */
export function runEngine(input: EngineInput): Findings {
  const world = makeWorld(input);
  const reach = computeReach(world.base, input.programs, computedImportsIn(world));
  const registrations = matchCalls(world, new Expander(world, reach), isRegistration);
  world.register([...registrationsOf(world, registrations), ...providersIn(world)], settingsObjectsOf(registrations), reach);
  const expander = new Expander(world, reach);
  const calls = matchCalls(world, expander, isDoing, { isSet: input.isSet });
  const decorated = matchDecorators(world, transportsIn(calls, reach));
  const implied = [...matchClients(world, calls), ...matchImports(world)];
  const claims: readonly Claim[] = withoutRefined([...calls, ...decorated, ...implied]);
  const emission = emissionOf(world, claims, reach, guardingIn(world, expander, claims));
  return { facts: claims.flatMap((claim) => factsOf(claim, emission)), problems: [] };
}

/** The calls that guard: of the routes only those that are routes indeed. */
function guardingIn(world: OpenWorld, expander: Expander, claims: readonly Claim[]): readonly Claim[] {
  const places = new Set(claims.flatMap(({ effect, chain }) => (effect.does === 'route' ? [chain.at(-1)?.place] : [])));
  if (places.size === 0) return [];
  const ofRoutes = matchCalls(world, expander, (effect) => effect.does === 'guard' && effect.on === 'route', { places });
  return [...ofRoutes, ...matchCalls(world, expander, (effect) => effect.does === 'guard' && effect.on !== 'route')];
}

/** What calls do by themselves, apart from what others depend on and what only qualifies them. */
function isDoing(effect: Effect): boolean {
  return !isRegistration(effect) && effect.does !== 'guard';
}

/** What others depend on is found first. */
function isRegistration({ does }: Effect): boolean {
  return does === 'bind' || does === 'register' || does === 'provide' || does === 'settings';
}
