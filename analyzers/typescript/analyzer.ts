import { constructFacts, constructsOf, exportsIn, functionFolders, serviceFilesInCode } from '../../src/cloud/index.ts';
import { runEngine } from '../../src/code/engine.ts';
import type { Module } from '../../src/code/ir.ts';
import { ownLibraries } from '../../src/code/own-libraries.ts';
import { type Lowered, lowerAll } from '../../src/frontend/lower-all.ts';
import { givenSettings } from '../../src/frontend/set-settings.ts';
import { defineAnalyzer, type Findings, type Repository, type Source } from '../../src/sdk/index.ts';
import { findBundledPages, pageFacts } from './bundled-pages.ts';
import { withCommands } from './cli-commands.ts';
import { configurationsIn, ownedByFolder } from './configuration-files.ts';
import { dataModules } from './data-files.ts';
import { denoImports } from './deno-imports.ts';
import { withExpoConfig } from './expo-config.ts';
import { fastifyStartsIn } from './fastify-starts.ts';
import { withServedExport } from './fetch-exports.ts';
import { withFetchedSettings } from './fetched-settings.ts';
import { fileRoutes } from './file-routes.ts';
import { withFileRoutes } from './file-servers.ts';
import { withGeneratedStubs } from './generated-stubs.ts';
import { withImplicitConstructors } from './implicit-constructors.ts';
import { libraries } from './libraries/index.ts';
import { withLoadedControllers } from './loaded-controllers.ts';
import { withLoadedFolders } from './loaded-folders.ts';
import { withPages } from './next-pages.ts';
import { statedForEnvironment } from './node-config-files.ts';
import { isMinified, isOwnCode } from './own-code.ts';
import { packageUses } from './package-uses.ts';
import { prismaClientsIn } from './prisma-clients.ts';
import { withPrismaSchemas } from './prisma-schemas.ts';
import { findPrograms } from './programs.ts';
import { withRequiredFolders } from './required-folders.ts';
import { createResolver } from './resolve-import.ts';
import { withSailsConfig } from './sails-files.ts';
import { withSenecaPlugins } from './seneca-plugins.ts';
import { askedOfServer, isBrought } from './served-scripts.ts';
import { withSharedNames } from './shared-names.ts';
import { withStartedFiles } from './started-files.ts';
import { sveltekitFilesIn } from './sveltekit-files.ts';
import { isKeptAsText, textModule } from './text-modules.ts';
import { withWrittenRoutes } from './tsoa-routes.ts';
import { withOrmconfig } from './typeorm-files.ts';

/** TypeScript and JavaScript, also in Vue, Svelte and Astro components. The compiler is loaded only when there is something to read. */
export default defineAnalyzer({
  name: 'typescript',
  files: [
    '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,vue,svelte,astro,graphql,gql}',
    '**/bin/{api,app,serve,server,start,web,worker,www}',
  ],
  analyze,
});

async function analyze(sources: readonly Source[], repository: Repository): Promise<Findings> {
  const own = sources.filter(
    (source) => isOwnCode(source.path, repository) && !isMinified(source) && !isBrought(source.path, source.text),
  );
  if (own.length === 0) return { facts: [], problems: [] };
  const lowered = await lowerAll('typescript', own, repository, async () => (await import('./lower.ts')).lower);
  release(sources, repository);
  const prisma = prismaClientsIn(repository);
  const resolveImport = createResolver(repository);
  const written = [...asMeantIn(lowered, prisma.asMeant, repository), ...sources.filter(isKeptAsText).map(textModule)];
  const known = [...ownLibraries(repository), ...prisma.libraries, ...libraries];
  const stubs = withGeneratedStubs(written, { repository, libraries: known, resolveImport });
  const modules = [...stubs.modules, ...dataModules(stubs.modules, repository, resolveImport)];
  const deployed = constructsOf(modules, resolveImport, repository);
  const pages = findBundledPages(repository);
  const functions = deployed ? functionFolders(deployed) : new Set<string>();
  const found = findPrograms(repository, { functions, pages, uses: packageUses(modules, resolveImport) });
  const programs = withCommands(found, modules, resolveImport);
  const findings = runEngine({
    ...withSharedNames({
      modules: withImplicitConstructors(modules, resolveImport),
      libraries: [...stubs.libraries, ...known],
      programs,
      resolveImport,
    }),
    ...givenSettings(repository),
  });
  const owned = findings.facts.map((fact) => askedOfServer(ownedByFolder(fact, programs, repository), repository));
  const services = serviceFilesInCode(modules, resolveImport, repository, deployed ? exportsIn(deployed) : new Map());
  const stated = [...services.facts, ...pageFacts(pages, programs), ...(deployed ? constructFacts(deployed) : [])];
  const served = withFileRoutes(owned, fileRoutes(modules, programs, repository), modules);
  const facts = [...statedForEnvironment(withPrismaSchemas(served, repository), repository), ...stated];
  return { facts, problems: [...lowered.flatMap(({ problems }) => problems), ...services.problems, ...findings.problems] };
}

/** The files with what folders, settings and the conventions of frameworks add to them. */
function asMeantIn(
  lowered: readonly Lowered[],
  asClients: (module: Module) => Module,
  repository: Repository,
): readonly Module[] {
  const [asConfiguration, asMeant] = [configurationsIn(repository), denoImports(repository)];
  const started = fastifyStartsIn(repository);
  const handed = sveltekitFilesIn(repository);
  const byPath = new Map(lowered.map(({ module }) => [module.path, module]));
  return lowered.map(({ module }) => {
    const loading = withLoadedFolders(withRequiredFolders(asMeant(asClients(module)), repository), repository, byPath);
    const told = withWrittenRoutes(
      withLoadedControllers(withFetchedSettings(withExpoConfig(loading, repository)), repository),
      repository,
    );
    const loaded = withPages(withSenecaPlugins(withStartedFiles(told, repository), repository), repository);
    const configured = withSailsConfig(withOrmconfig(loaded, repository), repository);
    return asConfiguration(handed(started(withServedExport(configured))));
  });
}

/** Nobody is likely to read them again, tests the least. */
function release(sources: readonly Source[], repository: Repository): void {
  for (const { path } of sources) repository.release?.(path);
}
