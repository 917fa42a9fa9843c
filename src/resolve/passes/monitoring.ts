import type { Fact } from '../../model/fact.ts';
import { literal, setting } from '../../model/value.ts';
import { because, evidenceChain, realDeployments } from '../chain.ts';
import { followEverywhere } from '../follow.ts';
import type { Thing } from '../identity/thing.ts';
import type { Pass, Surroundings } from '../pass.ts';
import { findTarget } from '../target.ts';

const ADMIN = 'spring-boot-admin';
const URLS = ['spring.boot.admin.client.url', 'spring.boot.admin.url'];
const CLIENT = /:spring-boot-admin-(starter-)?client$/;
const REGISTRY_CLIENT =
  /:spring-cloud-(starter-)?(netflix-)?eureka(-client)?$|:spring-cloud-starter-(consul|zookeeper|alibaba-nacos)-discovery$|:spring-cloud-starter-consul-all$/;

/**
 * Spring Boot Admin asks every application that is registered with it, or that it finds in a registry, for its state.
 * An application that is told where it is registers itself there.
 * https://docs.spring-boot-admin.com/current/client/registration.html
 */
export const monitoring: Pass = {
  name: 'monitoring',
  run: (around) => {
    const admins = around.things.filter((thing) => thing.technology.includes(ADMIN));
    for (const thing of around.things) {
      if (!admins.includes(thing)) addMonitored(thing, admins, around);
    }
  },
};

function addMonitored(thing: Thing, admins: readonly Thing[], around: Surroundings): void {
  const told = URLS.flatMap((key) => followEverywhere(setting(key), thing, around.settings)).filter(
    (each) => each.hops.length > 0,
  );
  const [first] = told;
  const fact = first?.hops[0];
  if (first && fact) {
    const ids = new Set(
      told.flatMap((each) =>
        findTarget(literal(each.text), thing, { kind: 'infrastructure', fact }, around).reached.map(({ to }) => to),
      ),
    );
    const meant = admins.filter((admin) => ids.has(admin.id));
    const asked = meant.length > 0 ? meant : admins.length === 1 ? admins : [];
    for (const admin of asked) {
      addEdge(thing, admin, 'registers itself', [fact], `${thing.name} is told where it is`, around);
      addEdge(admin, thing, 'watches its state', [fact], `${thing.name} registers with it`, around);
    }
    return;
  }
  const [admin] = admins;
  const client = libraryOf(thing, CLIENT, around);
  const registration = libraryOf(thing, REGISTRY_CLIENT, around);
  if (admin && admins.length === 1 && client && registration && libraryOf(admin, REGISTRY_CLIENT, around))
    addEdge(admin, thing, 'watches its state', [client, registration], `it finds ${thing.name} in the registry`, around);
}

function libraryOf(thing: Thing, pattern: RegExp, { libraries }: Surroundings): Fact | undefined {
  return libraries.of(thing.programs.map((each) => each.folder)).find(({ name }) => pattern.test(name));
}

function addEdge(
  from: Thing,
  to: Thing,
  purpose: string,
  facts: readonly [Fact, ...Fact[]],
  reason: string,
  { draft }: Surroundings,
): void {
  draft.addEdge({
    from: from.id,
    to: to.id,
    protocol: 'http',
    pattern: 'request-response',
    operations: [],
    purpose,
    deployments: realDeployments(from.deployments.filter((each) => to.deployments.includes(each))),
    certainty: 'inferred',
    evidence: evidenceChain(facts[0], facts.slice(1)),
    because: because('monitoring', facts, reason),
  });
}
