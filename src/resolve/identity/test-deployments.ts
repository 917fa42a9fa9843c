import { isTestName } from '../../model/names.ts';
import { baseName } from '../folders.ts';
import type { Group } from './group.ts';
import { type ComponentSighting, productOf } from './sightings.ts';
import { isTest } from './test-commands.ts';

interface Part {
  readonly component: ComponentSighting;
  readonly group: Group;
}

/**
 * Deployments that only run tests: whatever else is in them is there for the tests. Beside the tests of a program that is here, images from
 * elsewhere stand in for what it asks.
 */
export function testDeploymentsOf(groups: readonly Group[]): ReadonlySet<string> {
  const parts = groups.flatMap((group) => group.components.map((component) => ({ component, group })));
  const own = parts.filter(({ component }) => !productOf(component));
  const byDeployment = new Map<string, Part[]>();
  for (const part of own)
    byDeployment.set(part.component.deployment, [...(byDeployment.get(part.component.deployment) ?? []), part]);
  return new Set([...byDeployment].filter(([, all]) => isForTests(all)).map(([deployment]) => deployment));
}

function isForTests(all: readonly Part[]): boolean {
  const tests = all.filter(({ component }) => isTest(component));
  const others = all.filter((each) => !tests.includes(each));
  if (others.length === 0) return true;
  const isTested = tests.some(({ group }) => group.programs.some(({ folder }) => !isTestName(baseName(folder))));
  return isTested && others.every(({ group }) => group.programs.length === 0 && group.images.length === 0 && !isSaid(group));
}

/** A kind that a label states makes it a part of the system. */
function isSaid({ components }: Group): boolean {
  return components.some(({ facts }) => facts.some(({ nodeKind }) => nodeKind !== undefined));
}
