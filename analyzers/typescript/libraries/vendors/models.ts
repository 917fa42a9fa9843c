import { arg, type VendorSdk } from '../../../../src/code/library.ts';

/** Vendors that run models: what they answer with, see, hear and say. */
export const models: readonly VendorSdk[] = [
  {
    vendor: 'Groq',
    imports: ['groq-sdk'],
    makers: ['default', 'Groq'],
    override: arg(0, 'baseURL'),
    docs: 'https://console.groq.com/docs/libraries',
  },
  {
    vendor: 'Groq',
    imports: ['@langchain/groq', '@ai-sdk/groq'],
    makers: ['ChatGroq', 'createGroq', 'groq'],
    docs: 'https://ai-sdk.dev/providers/ai-sdk-providers/groq',
  },
  {
    vendor: 'Replicate',
    imports: ['replicate'],
    makers: ['default', 'Replicate'],
    docs: 'https://replicate.com/docs/reference/client-libraries',
  },
  {
    vendor: 'Replicate',
    imports: ['@ai-sdk/replicate'],
    makers: ['createReplicate', 'replicate'],
    docs: 'https://ai-sdk.dev/providers/ai-sdk-providers/replicate',
  },
  {
    vendor: 'Google Gemini',
    imports: ['@ai-sdk/google', '@langchain/google-genai'],
    makers: ['createGoogleGenerativeAI', 'google', 'ChatGoogleGenerativeAI', 'GoogleGenerativeAIEmbeddings'],
    docs: 'https://ai-sdk.dev/providers/ai-sdk-providers/google-generative-ai',
  },
  {
    vendor: 'Google Vertex AI',
    imports: ['@ai-sdk/google-vertex', '@langchain/google-vertexai'],
    makers: ['createVertex', 'vertex', 'ChatVertexAI'],
    docs: 'https://ai-sdk.dev/providers/ai-sdk-providers/google-vertex',
  },
  {
    vendor: 'Mistral AI',
    imports: ['@ai-sdk/mistral', '@langchain/mistralai'],
    makers: ['createMistral', 'mistral', 'ChatMistralAI', 'MistralAIEmbeddings'],
    docs: 'https://ai-sdk.dev/providers/ai-sdk-providers/mistral',
  },
  {
    vendor: 'Cohere',
    imports: ['@ai-sdk/cohere', '@langchain/cohere'],
    makers: ['createCohere', 'cohere', 'ChatCohere', 'CohereEmbeddings'],
    docs: 'https://ai-sdk.dev/providers/ai-sdk-providers/cohere',
  },
  {
    vendor: 'Amazon Bedrock',
    imports: ['@ai-sdk/amazon-bedrock'],
    makers: ['createAmazonBedrock', 'bedrock'],
    docs: 'https://ai-sdk.dev/providers/ai-sdk-providers/amazon-bedrock',
  },
  {
    vendor: 'Azure OpenAI',
    imports: ['@ai-sdk/azure'],
    makers: ['createAzure', 'azure'],
    docs: 'https://ai-sdk.dev/providers/ai-sdk-providers/azure',
  },
  {
    vendor: 'DeepSeek',
    imports: ['@ai-sdk/deepseek'],
    makers: ['createDeepSeek', 'deepseek'],
    docs: 'https://ai-sdk.dev/providers/ai-sdk-providers/deepseek',
  },
  {
    vendor: 'xAI',
    imports: ['@ai-sdk/xai'],
    makers: ['createXai', 'xai'],
    docs: 'https://ai-sdk.dev/providers/ai-sdk-providers/xai',
  },
  {
    vendor: 'Together AI',
    imports: ['@ai-sdk/togetherai', 'together-ai'],
    makers: ['createTogetherAI', 'togetherai', 'default', 'Together'],
    docs: 'https://docs.together.ai/docs/quickstart',
  },
  {
    vendor: 'Fireworks AI',
    imports: ['@ai-sdk/fireworks'],
    makers: ['createFireworks', 'fireworks'],
    docs: 'https://ai-sdk.dev/providers/ai-sdk-providers/fireworks',
  },
  {
    vendor: 'Perplexity',
    imports: ['@ai-sdk/perplexity'],
    makers: ['createPerplexity', 'perplexity'],
    docs: 'https://ai-sdk.dev/providers/ai-sdk-providers/perplexity',
  },
  {
    vendor: 'OpenRouter',
    imports: ['@openrouter/ai-sdk-provider'],
    makers: ['createOpenRouter', 'openrouter'],
    docs: 'https://github.com/OpenRouterTeam/ai-sdk-provider',
  },
  {
    vendor: 'ElevenLabs',
    imports: ['@elevenlabs/elevenlabs-js', 'elevenlabs', '@ai-sdk/elevenlabs'],
    makers: ['ElevenLabsClient', 'createElevenLabs', 'elevenlabs'],
    docs: 'https://elevenlabs.io/docs/api-reference/introduction',
  },
  {
    vendor: 'Deepgram',
    imports: ['@deepgram/sdk', '@ai-sdk/deepgram'],
    makers: ['createClient', 'DeepgramClient', 'createDeepgram', 'deepgram'],
    docs: 'https://developers.deepgram.com/docs/js-sdk',
  },
  {
    vendor: 'AssemblyAI',
    imports: ['assemblyai', '@ai-sdk/assemblyai'],
    makers: ['AssemblyAI', 'createAssemblyAI', 'assemblyai'],
    docs: 'https://www.assemblyai.com/docs',
  },
];
