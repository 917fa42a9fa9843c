/** Words at a name's end that say what kind of thing it is, not which one. */
const KIND_SUFFIX = /-(service|svc|srv|server|depl|deployment|dep|statefulset|app|api|ms|microservice)$/;

/** Only what the orchestrator adds: the noise in `orders-depl`. */
const OBJECT_SUFFIX = /[-_](depl|deployment|statefulset|deploy)$/i;

/** One spelling for a name: lower case, scope dropped, runs of other characters become `-`. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/^@[^/]+\//, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The slug without the words that only say what kind of thing it is: `orders-srv`, `orders-service` → `orders`. */
export function bareName(name: string): string {
  let bare = slug(name);
  while (KIND_SUFFIX.test(bare)) bare = bare.replace(KIND_SUFFIX, '');
  return bare;
}

/** `orders-depl` → `orders`; a name that is nothing but the suffix stays. */
export function withoutObjectSuffix(name: string): string {
  return name.replace(OBJECT_SUFFIX, '') || name;
}

/** Names that say what kind of store something is but not whose: two of them need not be the same. */
const GENERIC_STORES = new Set(
  'db database data sql postgres postgresql postgresdb pg mysql mysqldb mariadb mongo mongodb mongo-db redis cache store storage mssql sqlserver minio'.split(
    ' ',
  ),
);

/** Whether a store's name says only what kind of store it is. */
export function isGenericStoreName(name: string): boolean {
  return GENERIC_STORES.has(bareName(name));
}

const TEST_NAME =
  /^(tests?|testing|e2e|cypress|playwright|lint|sut|test-runner|(unit|integration|acceptance|api|system|smoke)-tests?)(-|$)/;

/** Whether the name says that the thing tests others and is no part of the system. */
export function isTestName(name: string): boolean {
  return TEST_NAME.test(slug(name));
}

/** Names of services that every repository uses for something else. */
const GENERIC_SERVICES = new Set('app api web server backend frontend client service worker main src code ui site'.split(' '));

/** Whether a service's name alone says too little to join two sightings in different folders. */
export function isGenericServiceName(name: string): boolean {
  return GENERIC_SERVICES.has(slug(name));
}

/** Whether a folder of this name only says that code lies in it. */
export function isPlainFolderName(name: string): boolean {
  return /^(src|app|code|source|main)$/i.test(name);
}
