import type { Findings } from '../model/analyzer.ts';
import type { Claim } from './claims.ts';
import { matchClients } from './clients.ts';
import { computedImportsIn } from './computed-imports.ts';
import { decoratedMeasures } from './decorated-measures.ts';
import { emissionOf } from './emission.ts';
import { factsOf, policyFacts } from './emit.ts';
import { Expander } from './expand.ts';
import type { IsSet } from './guards.ts';
import type { Module } from './ir.ts';
import type { Effect, Library } from './library.ts';
import { listsOf } from './listed.ts';
import { matchCalls } from './match.ts';
import { matchDecorators } from './match-decorators.ts';
import { matchImports } from './match-imports.ts';
import { processesOf } from './processes.ts';
import { computeReach, type Reach } from './reach.ts';
import { withoutRefined } from './refined-routes.ts';
import { providersIn, registrationsOf } from './registrations.ts';
import { settingsObjectsOf } from './settings-objects.ts';
import { transportsIn } from './transports.ts';
import { type GivenTexts, waysOfAll } from './ways.ts';
import { makeWorld, type OpenWorld } from './world.ts';

/** A folder whose code runs as one program, with the files it starts from (none known: every file of the folder counts). */
export interface Program {
  readonly folder: string;
  readonly entries: readonly string[];
  /** A shared package: its code belongs to the programs that reach it. */
  readonly isLibrary: boolean;
  /** Entries that are a way to start it each, with the names under which its manifest does: `npm run worker`. */
  readonly starts?: ReadonlyMap<string, ReadonlySet<string>>;
  /** The setting that names which of the starts are run; without it, all of them are. */
  readonly chosenBy?: string;
  /**
   * Commands of which one is given at the start, with the declaration (`path#name`) that it alone runs; those of other programs may be among
   * them. All else is what `main` and the top level of the entries come to.
   */
  readonly commands?: ReadonlyMap<string, string>;
  /** How a framework starts a program that is all of its folder. */
  readonly served?: {
    /** Files that are loaded to serve; without them, every file is. */
    readonly from?: readonly string[];
    /** Files that are loaded whatever is started. */
    readonly always: readonly string[];
    /** Files that are loaded to work off jobs. */
    readonly forJobs?: readonly string[];
    /** Files that only a command runs, with the names of which it has any. */
    readonly commands: ReadonlyMap<string, readonly string[]>;
    /** Declarations (`path#name`) that nothing names and that the framework does not find by itself. */
    readonly idle?: ReadonlySet<string>;
  };
}

export interface EngineInput {
  readonly modules: readonly Module[];
  readonly libraries: readonly Library[];
  readonly programs: readonly Program[];
  /** The repository file that a specifier means in a file; undefined for packages from elsewhere. */
  readonly resolveImport: (specifier: string, fromPath: string) => string | undefined;
  /** Whether anything in the repository gives a setting a value, or one value; without it, every setting counts as set. */
  readonly isSet?: IsSet;
  /** The words that what deploys the system gives settings: code may choose by them what it runs. */
  readonly given?: () => GivenTexts;
}

/**
 * Computes what the code does with the libraries it uses, as facts with evidence: first what is injected, then what calls do,
 * then what decorators say, and last which programs reach all of it.
 */
export function runEngine(input: EngineInput): Findings {
  const world = makeWorld(input);
  const computedImports = computedImportsIn(world);
  const reach = computeReach(world.base, input.programs, computedImports);
  world.know(reach);
  registerAll(world, reach);
  const expander = new Expander(world, reach);
  const calls = matchCalls(world, expander, isDoing, { isSet: input.isSet });
  const decorated = matchDecorators(world, expander, transportsIn(calls, reach));
  const implied = [...matchClients(world, calls), ...matchImports(world)];
  const claims: readonly Claim[] = withoutRefined(world, [...calls, ...decorated, ...implied]);
  const processes = processesOf(
    world.base,
    input.programs,
    computedImports,
    claims,
    waysOfAll({
      asking: { world, expander },
      programs: input.programs,
      computedImports,
      claims,
      given: input.given,
    }),
  );
  const emission = emissionOf(world, claims, { reach, processes }, qualifyingIn(world, expander, claims));
  const facts = [...claims.flatMap((claim) => factsOf(claim, emission)), ...policyFacts(emission), ...processes.facts];
  return { facts, problems: processes.problems };
}

/** What others depend on is found first, and settings before that: what is registered may be one of them. */
function registerAll(world: OpenWorld, reach: Reach): void {
  const settings = settingsObjectsOf(matchCalls(world, new Expander(world, reach), ({ does }) => does === 'settings'));
  world.register([], settings, new Map());
  const registrations = matchCalls(world, new Expander(world, reach), isRegistration);
  world.register(
    [...registrationsOf(world, registrations), ...providersIn(world, new Expander(world, reach))],
    settings,
    listsOf(registrations),
  );
}

/** The calls that qualify what others do: guards and measures. Those that are a route or a request as well are looked for there alone. */
function qualifyingIn(world: OpenWorld, expander: Expander, claims: readonly Claim[]): readonly Claim[] {
  const placesOf = (does: Effect['does']) =>
    new Set(claims.flatMap(({ effect, chain }) => (effect.does === does ? [chain.at(-1)?.place] : [])));
  const [routes, calls] = [placesOf('route'), placesOf('call')];
  const find = (wanted: (effect: Effect) => boolean, places?: ReadonlySet<unknown>) =>
    places?.size === 0 ? [] : matchCalls(world, expander, wanted, places ? { places } : {});
  return [
    ...find((effect) => effect.does === 'guard' && effect.on === 'route', routes),
    ...find((effect) => effect.does === 'resilience' && effect.on === 'call', calls),
    ...decoratedMeasures(world),
    ...find(({ does, ...rest }) => isQualifying(does) && 'on' in rest && rest.on !== 'route' && rest.on !== 'call'),
  ];
}

function isQualifying(does: Effect['does']): boolean {
  return does === 'guard' || does === 'resilience';
}

/** What calls do by themselves, apart from what others depend on and what only qualifies them. */
function isDoing(effect: Effect): boolean {
  return effect.does !== 'settings' && !isRegistration(effect) && !isQualifying(effect.does);
}

function isRegistration({ does }: Effect): boolean {
  return does === 'bind' || does === 'register' || does === 'list' || does === 'provide';
}
