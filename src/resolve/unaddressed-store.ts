import type { FactOf } from '../model/fact.ts';
import { setting } from '../model/value.ts';
import { followIn } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import type { Surroundings } from './pass.ts';
import { IN_CODE } from './settings.ts';

type DependencyFact = FactOf<'dependency'>;

/** Starters by which Spring Boot opens a data source: https://docs.spring.io/spring-boot/reference/data/sql.html */
const STARTER = /^org\.springframework\.boot:spring-boot-starter-(data-)?(jpa|jdbc)$/;

/** Drivers of servers. */
const DRIVER = /:(mysql-connector-j|mysql-connector-java|postgresql|mariadb-java-client|mssql-jdbc|ojdbc\d+(-production)?|jcc)$/;

/** Databases that Spring Boot starts in the program itself where nothing gives an address; they are no node. */
const EMBEDDED = /^(com\.h2database:h2|org\.hsqldb:hsqldb|org\.apache\.derby:derby)$/;

/** A program that is built to ask a database server which no source names: what it is built with is all that is known. */
export function reportUnaddressed(thing: Thing, libraries: readonly DependencyFact[], around: Surroundings): void {
  const driver = libraries.find(({ name }) => DRIVER.test(name));
  if (
    !driver ||
    !libraries.some(({ name }) => STARTER.test(name)) ||
    opensOne(thing, around) ||
    isAddressedOtherwise(thing, around)
  )
    return;
  const embedded = libraries.find(({ name }) => EMBEDDED.test(name));
  const instead = embedded ? `; where nothing does, Spring Boot starts ${artifactOf(embedded)} in the program itself` : '';
  around.draft.addUnknown({
    code: 'unresolved-setting',
    message: `${thing.name} is built with ${artifactOf(driver)}, and no source gives the address of its database${instead}.`,
    evidence: driver.evidence,
    settledBy: 'value of spring.datasource.url in any deployment or configuration',
  });
}

/** Its code opens a database by itself. */
function opensOne(thing: Thing, { facts, owners }: Surroundings): boolean {
  return facts
    .of('connection')
    .some(({ owner, protocol }) => protocol === 'sql' && owners.thingsOf(owner).some(({ id }) => id === thing.id));
}

const ADDRESS_KEY = /[._-](jdbc[._-]?)?ur[il]$/i;

/** Its settings have an address under a name of its own, which code binds: https://docs.spring.io/spring-boot/how-to/data-access.html#howto.data-access.configure-two-datasources */
function isAddressedOtherwise(thing: Thing, { settings }: Surroundings): boolean {
  return [...thing.deployments, IN_CODE].some((deployment) =>
    settings
      .keysLike(ADDRESS_KEY, thing, deployment)
      .some((key) => followIn(setting(key), thing, deployment, settings).some(({ text }) => /^jdbc:/i.test(text))),
  );
}

function artifactOf({ name }: DependencyFact): string {
  return name.split(':').at(-1) ?? name;
}
