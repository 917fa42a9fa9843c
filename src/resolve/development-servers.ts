import type { FactOf, Owner } from '../model/fact.ts';
import { type FactIndex, withFacts } from './fact-index.ts';
import { baseName, folderOf, joinPath } from './folders.ts';
import type { Thing } from './identity/thing.ts';
import type { Survey } from './survey.ts';

type Call = FactOf<'call'>;

/**
 * What the server that pages are developed with passes on, it passes on itself: where a deployment runs it beside who serves the rest of
 * the folder (`webpack serve --config webpack.config.dev.js`), the rules of its configuration file are its own.
 */
export function byDevelopmentServers({ facts, things, owners }: Survey): FactIndex {
  const running = things.filter(({ programs, components }) => programs.length === 0 && components.length > 0);
  if (running.length === 0) return facts;
  return withFacts(
    facts,
    new Map([['call', facts.of('call').flatMap((fact) => ofServers(fact, running, owners.thingsOf(fact.owner)))]]),
  );
}

function ofServers(fact: Call, running: readonly Thing[], own: readonly Thing[]): readonly Call[] {
  const { owner, evidence, forwards } = fact;
  if (!fact.isOfDevelopment || forwards === undefined || owner.is !== 'code') return [fact];
  if (serversOf(own, evidence.path).length > 0) return [fact];
  const servers = serversOf(running, evidence.path);
  return servers.length === 0 ? [fact] : servers.map((server) => ({ ...fact, owner: server }));
}

/** Components whose command starts the tool with the file. */
function serversOf(things: readonly Thing[], path: string): readonly Owner[] {
  return things.flatMap(({ components }) =>
    components.flatMap(({ facts, deployment, name }): readonly Owner[] =>
      facts.some(({ command = '', build }) => build && isBuiltAround(build, path) && starts(command, baseName(path)))
        ? [{ is: 'component', deployment, name }]
        : [],
    ),
  );
}

function isBuiltAround(
  { context, dockerfile = 'Dockerfile' }: { readonly context: string; readonly dockerfile?: string },
  path: string,
): boolean {
  const folder = folderOf(path);
  return [joinPath(context), folderOf(joinPath(context, dockerfile))].some((each) => each === folder);
}

/** It names the file, or the tool and none of its other files: `vite` of `vite.config.ts`. */
function starts(command: string, file: string): boolean {
  const names = command.split(/[\s"',=[\]]+/).map(baseName);
  const [tool = ''] = file.split('.');
  const isOther = names.some((name) => name.startsWith(`${tool}.`));
  return names.includes(file) || (!isOther && names.some((name) => name === tool || name === `${tool}-dev-server`));
}
