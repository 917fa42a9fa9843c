import type { FactOf } from '../model/fact.ts';
import { foldersOf } from './identity/group.ts';
import type { Thing } from './identity/thing.ts';
import { isFrameworks } from './knowledge/frameworks/framework-keys.ts';
import type { Surroundings } from './pass.ts';
import { IN_CODE } from './settings.ts';
import { addressesOfCommand } from './stated-settings.ts';

/** What a thing is told, and where. */
export interface Given {
  readonly key: string;
  readonly fact: FactOf<'setting'>;
  readonly thing: Thing;
  readonly deployment: string;
  /** It stands in the environment, under a name that somebody must ask for. */
  readonly isVariable?: true;
}

/** What deployments, command lines and configuration files tell every thing. */
export function givenSettings(around: Surroundings): readonly Given[] {
  return around.things.flatMap((thing) => [
    ...givenByDeployments(thing, around),
    ...givenByCommands(thing),
    ...givenByFiles(thing, around),
  ]);
}

function givenByDeployments(thing: Thing, { settings }: Surroundings): readonly Given[] {
  return thing.deployments.flatMap((deployment) =>
    [...settings.given(thing, deployment)].map(([key, fact]) => ({ key, fact, thing, deployment, isVariable: true as const })),
  );
}

/** Options by which a product is told how others reach it: `--web.external-url`, `--hostname-url`, `--advertise-client-urls`; not `--external-auth-url`. */
export const OWN_ADDRESS =
  /(^|[._-])(advertised?|hostname|(external|public)([._-](base|root|web|https?))*[._-]?(urls?|uri|addr(ess)?|host(name)?|endpoint|origin))([._-]|$)/i;

/** What the options of a product's command say; those of the team's own programs are read with the code. */
function givenByCommands(thing: Thing): readonly Given[] {
  if (thing.programs.length > 0 || thing.images.length > 0 || thing.kind === 'service') return [];
  return thing.components.flatMap(({ deployment, facts }) =>
    facts
      .flatMap((fact) => addressesOfCommand(fact.command, fact))
      .filter(({ key }) => !OWN_ADDRESS.test(key))
      .map((fact) => ({ key: fact.key, fact, thing, deployment })),
  );
}

/** What configuration files say under the team's own names, and under names of libraries that no rule describes. */
function givenByFiles(thing: Thing, { settings, libraries }: Surroundings): readonly Given[] {
  const deployments = thing.deployments.length > 0 ? thing.deployments : [IN_CODE];
  const names = libraries.of(foldersOf(thing)).map(({ name }) => name);
  const keysIn = (deployment: string) => settings.fileKeys(thing, deployment).filter((key) => !isFrameworks(key, names));
  return deployments.flatMap((deployment) =>
    keysIn(deployment).flatMap((key) =>
      settings.lookup(key, thing, deployment).map((fact) => ({ key, fact, thing, deployment })),
    ),
  );
}
