import { arg, first } from '../../../../src/code/library.ts';
import type { Vendor } from './vendor.ts';

/** Vendors that answer, search and keep content. */
export const content: readonly Vendor[] = [
  {
    vendor: 'OpenAI',
    imports: ['openai'],
    makers: ['OpenAI', 'default', 'OpenAIApi', 'AzureOpenAI'],
    host: 'https://api.openai.com',
    override: first(arg(0, 'baseURL'), arg(0, 'endpoint')),
    docs: 'https://platform.openai.com/docs/libraries',
  },
  {
    vendor: 'Anthropic',
    imports: ['@anthropic-ai/sdk'],
    makers: ['default', 'Anthropic'],
    host: 'https://api.anthropic.com',
    override: arg(0, 'baseURL'),
    docs: 'https://docs.anthropic.com/en/api/client-sdks',
  },
  {
    vendor: 'Algolia',
    imports: ['algoliasearch', 'algoliasearch/*', '@algolia/client-search'],
    makers: ['default', 'algoliasearch', 'liteClient', 'searchClient'],
    host: 'https://algolia.net',
    docs: 'https://www.algolia.com/doc/libraries/javascript/',
  },
  {
    vendor: 'Cloudinary',
    imports: ['cloudinary'],
    makers: ['config', 'v2.config'],
    host: 'https://api.cloudinary.com',
    docs: 'https://cloudinary.com/documentation/node_integration',
  },
  {
    vendor: 'Contentful',
    imports: ['contentful'],
    makers: ['createClient'],
    host: 'https://cdn.contentful.com',
    docs: 'https://github.com/contentful/contentful.js',
  },
  {
    vendor: 'Contentstack',
    imports: ['contentstack'],
    makers: ['Stack'],
    host: 'https://cdn.contentstack.io',
    docs: 'https://www.contentstack.com/docs/developers/sdks',
  },
  {
    vendor: 'Sanity',
    imports: ['@sanity/client'],
    makers: ['createClient', 'default'],
    host: 'https://api.sanity.io',
    docs: 'https://www.sanity.io/docs/js-client',
  },
];
