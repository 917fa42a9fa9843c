import type { VendorSdk } from '../../../../src/code/library.ts';

/** Vendors of models that answer, and of what they search in. LangChain4j has a module for each, whose models are built alike. */
export const intelligence: readonly VendorSdk[] = [
  {
    vendor: 'OpenAI',
    imports: ['com.openai.client.okhttp'],
    makers: [
      'OpenAIOkHttpClient.fromEnv',
      'OpenAIOkHttpClient.builder',
      'OpenAIOkHttpClientAsync.fromEnv',
      'OpenAIOkHttpClientAsync.builder',
    ],
    docs: 'https://github.com/openai/openai-java',
  },
  {
    vendor: 'OpenAI',
    imports: ['com.theokanning.openai', 'com.theokanning.openai.service'],
    makers: ['OpenAiService'],
    docs: 'https://github.com/TheoKanning/openai-java',
  },
  {
    vendor: 'OpenAI',
    imports: ['com.aallam.openai.client'],
    makers: ['OpenAI'],
    docs: 'https://github.com/aallam/openai-kotlin',
  },
  {
    vendor: 'OpenAI',
    imports: ['dev.langchain4j.model.openai'],
    makers: ['OpenAi*Model.builder', 'OpenAi*Model.withApiKey'],
    docs: 'https://docs.langchain4j.dev/integrations/language-models/open-ai',
  },
  {
    vendor: 'Azure OpenAI',
    imports: ['com.azure.ai.openai'],
    makers: ['OpenAIClientBuilder'],
    docs: 'https://learn.microsoft.com/java/api/overview/azure/ai-openai-readme',
  },
  {
    vendor: 'Azure OpenAI',
    imports: ['dev.langchain4j.model.azure'],
    makers: ['AzureOpenAi*Model.builder'],
    docs: 'https://docs.langchain4j.dev/integrations/language-models/azure-open-ai',
  },
  {
    vendor: 'Anthropic',
    imports: ['com.anthropic.client.okhttp'],
    makers: [
      'AnthropicOkHttpClient.fromEnv',
      'AnthropicOkHttpClient.builder',
      'AnthropicOkHttpClientAsync.fromEnv',
      'AnthropicOkHttpClientAsync.builder',
    ],
    docs: 'https://github.com/anthropics/anthropic-sdk-java',
  },
  {
    vendor: 'Anthropic',
    imports: ['dev.langchain4j.model.anthropic'],
    makers: ['Anthropic*Model.builder', 'Anthropic*Model.withApiKey'],
    docs: 'https://docs.langchain4j.dev/integrations/language-models/anthropic',
  },
  {
    vendor: 'Google Gemini',
    imports: ['com.google.genai'],
    makers: ['Client', 'Client.builder'],
    docs: 'https://github.com/googleapis/java-genai',
  },
  {
    vendor: 'Google Gemini',
    imports: ['dev.langchain4j.model.googleai'],
    makers: ['GoogleAi*Model.builder'],
    docs: 'https://docs.langchain4j.dev/integrations/language-models/google-ai-gemini',
  },
  {
    vendor: 'Google Vertex AI',
    imports: ['com.google.cloud.vertexai', 'dev.langchain4j.model.vertexai'],
    makers: ['VertexAI', 'VertexAI.Builder', 'VertexAi*Model.builder', 'VertexAi*Model'],
    docs: 'https://cloud.google.com/vertex-ai/generative-ai/docs/reference/libraries',
  },
  {
    vendor: 'Cohere',
    imports: ['com.cohere.api', 'dev.langchain4j.model.cohere'],
    makers: ['Cohere.builder', 'Cohere*Model.builder', 'Cohere*Model.withApiKey'],
    docs: 'https://github.com/cohere-ai/cohere-java',
  },
  {
    vendor: 'Mistral AI',
    imports: ['dev.langchain4j.model.mistralai'],
    makers: ['MistralAi*Model.builder', 'MistralAi*Model.withApiKey'],
    docs: 'https://docs.langchain4j.dev/integrations/language-models/mistral-ai',
  },
  {
    vendor: 'Hugging Face',
    imports: ['dev.langchain4j.model.huggingface'],
    makers: ['HuggingFace*Model.builder', 'HuggingFace*Model.withAccessToken'],
    docs: 'https://docs.langchain4j.dev/integrations/language-models/hugging-face',
  },
  {
    vendor: 'Pinecone',
    imports: ['io.pinecone.clients', 'dev.langchain4j.store.embedding.pinecone'],
    makers: ['Pinecone.Builder', 'PineconeEmbeddingStore.builder'],
    docs: 'https://docs.pinecone.io/reference/java-sdk',
  },
  {
    vendor: 'Algolia',
    imports: ['com.algolia.search', 'com.algolia.api'],
    makers: ['DefaultSearchClient.create', 'SearchClient', 'IngestionClient', 'RecommendClient'],
    docs: 'https://www.algolia.com/doc/libraries/sdk/install#java',
  },
];
