import { arg, first, type VendorSdk } from '../../../../src/code/library.ts';

/** Vendors that answer, search and keep content. */
export const content: readonly VendorSdk[] = [
  {
    vendor: 'OpenAI',
    imports: ['openai'],
    makers: ['OpenAI', 'default', 'OpenAIApi', 'AzureOpenAI'],
    override: first(arg(0, 'baseURL'), arg(0, 'endpoint')),
    docs: 'https://platform.openai.com/docs/libraries',
  },
  {
    vendor: 'Anthropic',
    imports: ['@anthropic-ai/sdk'],
    makers: ['default', 'Anthropic'],
    override: arg(0, 'baseURL'),
    docs: 'https://docs.anthropic.com/en/api/client-sdks',
  },
  {
    vendor: 'Algolia',
    imports: ['algoliasearch', 'algoliasearch/*', '@algolia/client-search'],
    makers: ['default', 'algoliasearch', 'liteClient', 'searchClient'],
    docs: 'https://www.algolia.com/doc/libraries/javascript/',
  },
  {
    vendor: 'Cloudinary',
    imports: ['cloudinary'],
    makers: ['config', 'v2.config'],
    docs: 'https://cloudinary.com/documentation/node_integration',
  },
  {
    vendor: 'Contentful',
    imports: ['contentful'],
    makers: ['createClient'],
    docs: 'https://github.com/contentful/contentful.js',
  },
  {
    vendor: 'Contentstack',
    imports: ['contentstack'],
    makers: ['Stack'],
    docs: 'https://www.contentstack.com/docs/developers/sdks',
  },
  {
    vendor: 'Sanity',
    imports: ['@sanity/client'],
    makers: ['createClient', 'default'],
    docs: 'https://www.sanity.io/docs/js-client',
  },
];
