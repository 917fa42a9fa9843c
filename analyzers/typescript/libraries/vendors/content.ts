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
    // `CLOUDINARY_URL` configures it too, and then no code does.
    makers: ['config', 'uploader.upload', 'uploader.upload_stream'].flatMap((each) => [each, `v2.${each}`]),
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
  {
    vendor: 'Cohere',
    imports: ['cohere-ai'],
    makers: ['CohereClient', 'CohereClientV2'],
    docs: 'https://github.com/cohere-ai/cohere-typescript',
  },
  {
    vendor: 'Mistral AI',
    imports: ['@mistralai/mistralai'],
    makers: ['Mistral', 'default'],
    docs: 'https://github.com/mistralai/client-ts',
  },
  {
    vendor: 'Hugging Face',
    imports: ['@huggingface/inference'],
    makers: ['HfInference', 'InferenceClient'],
    docs: 'https://huggingface.co/docs/huggingface.js/inference/README',
  },
  {
    vendor: 'Pinecone',
    imports: ['@pinecone-database/pinecone'],
    makers: ['Pinecone'],
    docs: 'https://docs.pinecone.io/reference/node-sdk',
  },
  {
    vendor: 'Anthropic',
    imports: ['@langchain/anthropic', '@ai-sdk/anthropic'],
    makers: ['ChatAnthropic', 'createAnthropic', 'anthropic'],
    docs: 'https://ai-sdk.dev/providers/ai-sdk-providers/anthropic',
  },
  {
    vendor: 'Google Vertex AI',
    imports: ['@google-cloud/vertexai'],
    makers: ['VertexAI'],
    docs: 'https://cloud.google.com/nodejs/docs/reference/vertexai/latest',
  },
  {
    vendor: 'Cloudinary',
    imports: ['multer-storage-cloudinary'],
    makers: ['CloudinaryStorage', 'default'],
    docs: 'https://github.com/affanshahid/multer-storage-cloudinary',
  },
  {
    vendor: 'ImageKit',
    imports: ['imagekit', '@imagekit/nodejs'],
    makers: ['default', 'ImageKit'],
    docs: 'https://imagekit.io/docs/integration/node-js',
  },
  {
    vendor: 'Mux',
    imports: ['@mux/mux-node'],
    makers: ['default', 'Mux'],
    docs: 'https://www.mux.com/docs/integrations/mux-node-sdk',
  },
  {
    vendor: 'UploadThing',
    imports: [
      'uploadthing/server',
      'uploadthing/next',
      'uploadthing/next-legacy',
      'uploadthing/express',
      'uploadthing/fastify',
      'uploadthing/h3',
    ],
    makers: ['UTApi', 'createRouteHandler', 'createUploadthing'],
    docs: 'https://docs.uploadthing.com/api-reference/server',
  },
  {
    vendor: 'Vercel Blob',
    imports: ['@vercel/blob'],
    makers: ['put', 'del', 'list', 'head', 'copy'],
    docs: 'https://vercel.com/docs/vercel-blob/using-blob-sdk',
  },
  {
    vendor: 'Apify',
    imports: ['apify-client'],
    makers: ['ApifyClient'],
    docs: 'https://docs.apify.com/api/client/js/docs',
  },
  {
    vendor: 'Airtable',
    imports: ['airtable'],
    makers: ['default', 'base', 'configure'],
    docs: 'https://github.com/Airtable/airtable.js',
  },
];
