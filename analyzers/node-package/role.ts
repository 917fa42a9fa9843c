import type { ProgramFact } from '../../src/sdk/index.ts';
import type { Manifest } from './manifest.ts';
import { isTestTool, technologiesOf } from './technologies.ts';

/** What the other manifests of the repository say about a package. */
export interface Surroundings {
  /** Whether another package.json depends on it by name. */
  readonly isDependedUpon: boolean;
  /** Whether projects that a workspace file lists lie below its folder. */
  readonly holdsProjects: boolean;
  /** Whether further packages lie below its folder. */
  readonly holdsPackages: boolean;
  readonly hasOwnCode: boolean;
  /** Whether a file lies in it that is named like those that programs are started from. */
  readonly hasStartFile: boolean;
  /** Whether one of these opens a port when it is loaded. */
  readonly listens: boolean;
  /** Whether a page begins in it. */
  readonly holdsPage: boolean;
}

/** The role a package.json tells; the order of the questions is the rule. */
export function roleOf(manifest: Manifest, surroundings: Surroundings): ProgramFact['role'] {
  const { dependencies, developmentDependencies, startScript, hasEntry } = manifest;
  if (isFrame(manifest, surroundings) || isInfrastructure(manifest)) return 'tool';
  if (isTestOnly(manifest) && !hasEntry && !surroundings.isDependedUpon) return 'tool';
  const isStarted = startScript !== undefined || surroundings.listens || (!hasEntry && surroundings.hasStartFile);
  if ((surroundings.isDependedUpon || manifest.isForOthers) && !isStarted) return 'library';
  const told = roleByTechnologies(manifest);
  if (told) return told;
  if (surroundings.isDependedUpon) return 'library';
  if (dependencies.length === 0 && developmentDependencies.length > 0) return 'tool';
  return surroundings.holdsPage ? 'frontend' : 'unknown';
}

/** What it is built with, then whether it is started at all. */
function roleByTechnologies(manifest: Manifest): 'frontend' | 'server' | undefined {
  const { dependencies, developmentDependencies, startScript } = manifest;
  const own = technologiesOf(dependencies).map(({ side }) => side);
  if (own.includes('both')) return 'frontend';
  if (own.includes('server')) return 'server';
  const rendered = technologiesOf([...dependencies, ...developmentDependencies]).map(({ side }) => side);
  if (rendered.includes('browser') || rendered.includes('both')) return 'frontend';
  if (isViteApplication(manifest) && !own.includes('data')) return 'frontend';
  return own.includes('data') || startScript !== undefined ? 'server' : undefined;
}

/** A root that only holds other packages together: it has no code, and no framework that is not for projects below it. */
function isFrame(manifest: Manifest, { holdsProjects, holdsPackages, hasOwnCode }: Surroundings): boolean {
  if (hasOwnCode) return false;
  if (holdsProjects) return true;
  return (manifest.isWorkspaceRoot || holdsPackages) && technologiesOf(manifest.dependencies).length === 0;
}

/** It describes what is deployed, and runs where it is deployed from: AWS CDK, Pulumi. */
function isInfrastructure({ dependencies, startScript }: Manifest): boolean {
  return startScript === undefined && dependencies.some((name) => /^(aws-cdk-lib|@pulumi\/pulumi)$/.test(name));
}

function isTestOnly({ dependencies, developmentDependencies }: Manifest): boolean {
  const all = [...dependencies, ...developmentDependencies];
  const others = dependencies.filter((name) => !isTestTool(name));
  return all.some(isTestTool) && others.length === 0 && technologiesOf(all).length === 0;
}

function isViteApplication({ dependencies, developmentDependencies, startScript }: Manifest): boolean {
  return [...dependencies, ...developmentDependencies].includes('vite') && /\bvite\b/.test(startScript ?? '');
}
