import { first, keyword, type Library, type Selector, storeLibrary, vendorLibrary } from '../../../src/code/library.ts';

/** What a vector store is made by, beside its own class: https://python.langchain.com/docs/concepts/vectorstores/ */
const FACTORIES = ['from_texts', 'from_documents', 'from_existing_collection', 'from_existing_index', 'construct_instance'];
const DOCS = 'https://python.langchain.com/docs/integrations/vectorstores/';

function vectors(technology: string, packages: readonly string[], names: readonly string[], target: Selector): Library {
  return storeLibrary({
    name: `langchain-${technology}`,
    imports: packages,
    docs: DOCS,
    nodeKind: technology === 'elasticsearch' || technology === 'opensearch' ? 'search' : 'database',
    technology,
    protocol:
      technology === 'postgresql'
        ? 'sql'
        : technology === 'elasticsearch' || technology === 'opensearch'
          ? 'elasticsearch'
          : 'http',
    makers: names.flatMap((name) => [name, ...FACTORIES.map((factory) => `${name}.${factory}`)]),
    target,
  });
}

/** Stores and tools that LangChain opens by itself. */
export const langchain: readonly Library[] = [
  vectors('qdrant', ['langchain_qdrant'], ['QdrantVectorStore', 'Qdrant'], first(keyword('url'), keyword('host'))),
  vectors(
    'postgresql',
    ['langchain_postgres', 'langchain_postgres.*'],
    ['PGVector'],
    first(keyword('connection'), keyword('connection_string')),
  ),
  vectors('elasticsearch', ['langchain_elasticsearch'], ['ElasticsearchStore'], keyword('es_url')),
  vendorLibrary({
    vendor: 'Tavily',
    imports: [
      'tavily',
      'langchain_tavily',
      'langchain_community.tools.tavily_search',
      'langchain_community.retrievers.tavily_search_api',
    ],
    makers: ['TavilySearchResults', 'TavilySearch', 'TavilySearchAPIRetriever', 'TavilyClient', 'AsyncTavilyClient'],
    docs: 'https://docs.tavily.com/',
  }),
];
