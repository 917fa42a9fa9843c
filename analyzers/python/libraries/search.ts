import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  keyword,
  type Library,
  param,
  type Selector,
  storeLibrary,
  text,
} from '../../../src/code/library.ts';
import { address, namedAddress } from './support/selectors.ts';

export const elasticsearch = storeLibrary({
  name: 'elasticsearch',
  imports: ['elasticsearch', 'elasticsearch.*', 'opensearchpy', 'opensearchpy.*', 'elasticsearch_dsl', 'elasticsearch_dsl.*'],
  docs: 'https://elasticsearch-py.readthedocs.io/en/stable/',
  nodeKind: 'search',
  technology: 'elasticsearch',
  protocol: 'elasticsearch',
  namespaces: ['connections'],
  makers: [
    'Elasticsearch',
    'AsyncElasticsearch',
    'OpenSearch',
    'AsyncOpenSearch',
    'connections.create_connection',
    'create_connection',
  ],
  target: first(
    address(keyword('hosts', '[]', 'host'), keyword('hosts', '[]', 'port')),
    address(arg(0, '[]', 'host'), arg(0, '[]', 'port')),
    keyword('hosts', '[]'),
    arg(0, '[]'),
    param(0, 'hosts'),
    text('http://localhost:9200'),
  ),
});

/** Vector stores. */
export const vectorStores = defineLibrary({
  name: 'vector-stores',
  imports: ['qdrant_client', 'weaviate', 'chromadb', 'pymilvus', 'meilisearch', 'typesense'],
  docs: 'https://python-client.qdrant.tech/',
  calls: {
    ...each<Effect>(['QdrantClient', 'AsyncQdrantClient'], (name) => [
      name,
      vectors('qdrant', first(keyword('url'), namedAddress(), arg(0))),
    ]),
    connect_to_local: vectors('weaviate', first(namedAddress(), text('localhost:8080'))),
    connect_to_custom: vectors('weaviate', namedAddress('http_host', 'http_port')),
    HttpClient: vectors('chroma', namedAddress()),
    MilvusClient: vectors('milvus', param(0, 'uri')),
    'connections.connect': vectors('milvus', first(keyword('uri'), namedAddress())),
  },
});

function vectors(technology: string, target: Selector): Effect {
  return connection({ nodeKind: 'database', technology, protocol: 'http', target });
}

/** Search engines and document stores that are asked over HTTP. */
export const httpStores: readonly Library[] = [
  storeLibrary({
    name: 'meilisearch',
    imports: ['meilisearch', 'meilisearch_python_sdk', 'meilisearch_python_async'],
    docs: 'https://github.com/meilisearch/meilisearch-python#getting-started',
    nodeKind: 'search',
    technology: 'meilisearch',
    protocol: 'http',
    makers: ['Client', 'AsyncClient'],
    target: param(0, 'url'),
  }),
  storeLibrary({
    name: 'typesense',
    imports: ['typesense'],
    docs: 'https://github.com/typesense/typesense-python#usage',
    nodeKind: 'search',
    technology: 'typesense',
    protocol: 'http',
    makers: ['Client'],
    target: address(arg(0, 'nodes', '[]', 'host'), arg(0, 'nodes', '[]', 'port')),
  }),
  storeLibrary({
    name: 'pysolr',
    imports: ['pysolr'],
    docs: 'https://github.com/django-haystack/pysolr#usage',
    nodeKind: 'search',
    technology: 'solr',
    protocol: 'http',
    makers: ['Solr'],
    target: param(0, 'url'),
  }),
  storeLibrary({
    name: 'python-arango',
    imports: ['arango'],
    docs: 'https://docs.python-arango.com/en/main/overview.html',
    nodeKind: 'database',
    technology: 'arangodb',
    protocol: 'http',
    makers: ['ArangoClient'],
    target: first(param(0, 'hosts', '[]'), param(0, 'hosts')),
  }),
  storeLibrary({
    name: 'couchdb',
    imports: ['couchdb', 'aiocouch'],
    docs: 'https://couchdb-python.readthedocs.io/en/latest/client.html',
    nodeKind: 'database',
    technology: 'couchdb',
    protocol: 'http',
    makers: ['Server', 'CouchDB'],
    target: arg(0),
  }),
];
