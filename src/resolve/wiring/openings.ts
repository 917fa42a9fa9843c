import type { FactOf } from '../../model/fact.ts';
import type { Openings, OpenPort } from '../../model/wiring.ts';
import { followIn, isComplete } from '../follow.ts';
import type { Thing } from '../identity/thing.ts';
import { isRuntimeImage } from '../knowledge/images.ts';
import { listenedPort } from '../listened-port.ts';
import type { Surroundings } from '../pass.ts';

type ListenFact = FactOf<'listen'>;

/** The ports of every program of the team's own, deployment by deployment. */
export function openingsOf(around: Surroundings): readonly Openings[] {
  const listeners = new Map<Thing, ListenFact[]>();
  for (const fact of around.facts.of('listen')) {
    if (fact.isOfDevelopment) continue;
    for (const thing of around.owners.thingsOf(fact.owner)) listeners.set(thing, [...(listeners.get(thing) ?? []), fact]);
  }
  return around.things.flatMap((thing) => {
    const facts = listeners.get(thing) ?? [];
    return thing.programs.length === 0 ? [] : thing.deployments.map((deployment) => openings(thing, deployment, facts, around));
  });
}

function openings(thing: Thing, deployment: string, facts: readonly ListenFact[], around: Surroundings): Openings {
  const portsOf = (isMeant: (fact: ListenFact) => boolean) =>
    facts.filter(isMeant).map((fact) => portsIn(fact, thing, deployment, around));
  const program = portsOf(isOfProgram);
  const images = new Set(thing.images.map(({ path }) => path));
  return {
    node: thing.id,
    deployment,
    program: isPlain(thing, deployment) && program.every((ports) => ports.length > 0) ? program.flat() : [],
    image: portsOf(({ owner }) => owner.is === 'file' && images.has(owner.path)).flat(),
    container: portsOf(({ owner }) => owner.is === 'component' && owner.deployment === deployment).flat(),
  };
}

/** Said by its code or by the configuration that is packed with it. */
function isOfProgram({ owner, foundBy }: ListenFact): boolean {
  return owner.is === 'code' || foundBy === 'spring-config';
}

/** Nothing where one of its values is not known. */
function portsIn(fact: ListenFact, thing: Thing, deployment: string, { settings }: Surroundings): readonly OpenPort[] {
  const texts = followIn(fact.port, thing, deployment, settings);
  const ports = texts.flatMap((each) => (isComplete(each) ? (listenedPort(each.text) ?? []) : []));
  if (ports.length < texts.length) return [];
  return ports.map((port) => ({ port, ...(fact.name ? { name: fact.name } : {}), evidence: fact.evidence }));
}

/** Programs that listen where their own code does not say: servers started around an application, ports on the command line. */
const OTHER_SERVER =
  /\b(gunicorn|uvicorn|hypercorn|daphne|waitress|uwsgi|flask|django|manage\.py|rails|puma|unicorn|rackup|php|apache2|httpd|nginx|caddy|supervisord|pm2|next|vite|serve|http-server|ng|dapr|envoy|foreman|honcho|tini-multi|concurrently)\b|(^|\s)(-p|-b|--?port|--bind|--listen|--urls)(\s|=)|:\d{2,5}\b/i;

/** Whether the one program of the thing is what its containers start, with nothing around it. */
function isPlain(thing: Thing, deployment: string): boolean {
  const components = thing.components.filter((each) => each.deployment === deployment).flatMap(({ facts }) => facts);
  const commands = [...components.map(({ command }) => command), ...thing.images.map(({ fact }) => fact.command)];
  return (
    thing.kind === 'service' &&
    thing.programs.length === 1 &&
    !thing.technology.some((each) => /dotnet|csharp|php|apache|nginx/.test(each)) &&
    thing.images.every(({ fact }) => isRuntimeImage(fact.base) || /^(gcr\.io\/)?distroless\//.test(fact.base)) &&
    !commands.some((command) => command !== undefined && OTHER_SERVER.test(command))
  );
}
