// https://learn.microsoft.com/azure/templates/ and https://learn.microsoft.com/azure/private-link/private-endpoint-dns
import { own } from '../sdk/own.ts';
import type { ServiceWord } from './services.ts';

/** A type of resource of Azure. */
export interface AzureType {
  /** The managed service that it is; absent for what runs programs and for registries. */
  readonly word?: ServiceWord;
  /** What its hosts end with, behind its own name. */
  readonly domain: string;
  /** How the cloud writes the text that clients connect with, around the host. */
  readonly connection?: (host: string) => string;
}

const messages = (host: string) => `Endpoint=sb://${host}/;SharedAccessKey=***`;
const documents = (host: string) => `AccountEndpoint=https://${host}:443/;AccountKey=***`;
const mongo = (host: string) => `mongodb://${host}:10255`;
const redis = (host: string) => `${host}:6380,password=***,ssl=True`;

const TYPES: Readonly<Record<string, AzureType>> = {
  'servicebus/namespaces': { word: 'servicebus', domain: 'servicebus.windows.net', connection: messages },
  'eventhub/namespaces': { word: 'eventhubs', domain: 'servicebus.windows.net', connection: messages },
  'eventgrid/topics': { word: 'eventgrid', domain: 'eventgrid.azure.net' },
  'eventgrid/domains': { word: 'eventgrid', domain: 'eventgrid.azure.net' },
  'eventgrid/namespaces': { word: 'eventgrid', domain: 'eventgrid.azure.net' },
  'storage/storageaccounts': { word: 'blob', domain: 'blob.core.windows.net' },
  'documentdb/databaseaccounts': { word: 'cosmosdb', domain: 'documents.azure.com', connection: documents },
  'documentdb/mongoclusters': { word: 'mongodb', domain: 'mongocluster.cosmos.azure.com' },
  'dbforpostgresql/servers': { word: 'postgresql', domain: 'postgres.database.azure.com' },
  'dbforpostgresql/flexibleservers': { word: 'postgresql', domain: 'postgres.database.azure.com' },
  'dbformysql/servers': { word: 'mysql', domain: 'mysql.database.azure.com' },
  'dbformysql/flexibleservers': { word: 'mysql', domain: 'mysql.database.azure.com' },
  'dbformariadb/servers': { word: 'mariadb', domain: 'mariadb.database.azure.com' },
  'sql/servers': { word: 'mssql', domain: 'database.windows.net' },
  'sql/managedinstances': { word: 'mssql', domain: 'database.windows.net' },
  'cache/redis': { word: 'redis', domain: 'redis.cache.windows.net', connection: redis },
  'cache/redisenterprise': { word: 'redis', domain: 'redis.azure.net', connection: redis },
  'keyvault/vaults': { word: 'key-vault', domain: 'vault.azure.net' },
  'appconfiguration/configurationstores': { word: 'app-configuration', domain: 'azconfig.io' },
  'cognitiveservices/accounts': { word: 'cognitive-services', domain: 'cognitiveservices.azure.com' },
  'search/searchservices': { word: 'ai-search', domain: 'search.windows.net' },
  'signalrservice/signalr': { word: 'signalr', domain: 'service.signalr.net' },
  'signalrservice/webpubsub': { word: 'web-pubsub', domain: 'webpubsub.azure.com' },
  'apimanagement/service': { word: 'gateway', domain: 'azure-api.net' },
  'app/containerapps': { domain: '' },
  'app/jobs': { domain: '' },
  'app/managedenvironments': { domain: 'azurecontainerapps.io' },
  'web/sites': { domain: 'azurewebsites.net' },
  'web/staticsites': { domain: 'azurestaticapps.net' },
  'containerinstance/containergroups': { domain: 'azurecontainer.io' },
  'containerregistry/registries': { domain: 'azurecr.io' },
};

/** Accounts of one type that are another service by their `kind`. */
const KINDS: Readonly<Record<string, AzureType>> = {
  'documentdb/databaseaccounts mongodb': { word: 'mongodb', domain: 'mongo.cosmos.azure.com', connection: mongo },
  'cognitiveservices/accounts openai': { word: 'openai', domain: 'openai.azure.com' },
  'cognitiveservices/accounts aiservices': { word: 'openai', domain: 'openai.azure.com' },
};

/** What a type of resource is: `Microsoft.Cache/redis`. */
export function azureType(type: string, kind = ''): AzureType | undefined {
  const name = type.toLowerCase().replace(/^microsoft\./, '');
  return own(KINDS, `${name} ${kind.toLowerCase()}`) ?? own(TYPES, name);
}
