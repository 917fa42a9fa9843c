// https://azure.github.io/Azure-Verified-Modules/
import { own } from '../../../src/sdk/index.ts';
import { at as below } from './access.ts';
import { type At, type Made, open, type Resource } from './made.ts';

/** Words that the names of modules write apart and types of resources do not. */
const TYPES: Readonly<Record<string, string>> = {
  'app/container-app': 'microsoft.app/containerapps',
  'app/job': 'microsoft.app/jobs',
  'app/managed-environment': 'microsoft.app/managedenvironments',
  'web/site': 'microsoft.web/sites',
  'web/static-site': 'microsoft.web/staticsites',
  'container-instance/container-group': 'microsoft.containerinstance/containergroups',
  'service-bus/namespace': 'microsoft.servicebus/namespaces',
  'event-hub/namespace': 'microsoft.eventhub/namespaces',
  'event-grid/topic': 'microsoft.eventgrid/topics',
  'storage/storage-account': 'microsoft.storage/storageaccounts',
  'document-db/database-account': 'microsoft.documentdb/databaseaccounts',
  'document-db/mongo-cluster': 'microsoft.documentdb/mongoclusters',
  'db-for-postgre-sql/flexible-server': 'microsoft.dbforpostgresql/flexibleservers',
  'db-for-my-sql/flexible-server': 'microsoft.dbformysql/flexibleservers',
  'sql/server': 'microsoft.sql/servers',
  'cache/redis': 'microsoft.cache/redis',
  'cache/redis-enterprise': 'microsoft.cache/redisenterprise',
  'key-vault/vault': 'microsoft.keyvault/vaults',
  'app-configuration/configuration-store': 'microsoft.appconfiguration/configurationstores',
  'cognitive-services/account': 'microsoft.cognitiveservices/accounts',
  'search/search-service': 'microsoft.search/searchservices',
  'signal-r-service/signal-r': 'microsoft.signalrservice/signalr',
  'signal-r-service/web-pub-sub': 'microsoft.signalrservice/webpubsub',
  'api-management/service': 'microsoft.apimanagement/service',
  'container-registry/registry': 'microsoft.containerregistry/registries',
};

interface Called {
  readonly symbol: string;
  readonly at: At;
  readonly params: Made;
}

/** What a module of the public registry makes: `br/public:avm/res/service-bus/namespace:0.10.0`. */
export function registryResource(path: string, { symbol, at, params }: Called): Resource | undefined {
  const stated = /^br[:/].*\bavm\/(?:res\/([\w-]+\/[\w-]+)|ptn\/azd\/(container-app-upsert|acr-container-app)):/.exec(path);
  if (!stated) return undefined;
  const type = stated[1] === undefined ? 'microsoft.app/containerapps' : own(TYPES, stated[1]);
  if (type === undefined) return undefined;
  return {
    type,
    symbol,
    isExisting: false,
    isModule: true,
    at,
    body: () => params,
    name: () => below(params, 'name') ?? open('it has no name', at, symbol),
    parent: () => undefined,
    inside: () => undefined,
  };
}
