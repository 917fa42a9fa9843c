import {
  call,
  defineLibrary,
  each,
  first,
  keyword,
  type Library,
  param,
  type Selector,
  setting,
  text,
  type VendorSdk,
  vendorLibrary,
} from '../../../src/code/library.ts';

type Family = readonly [vendor: VendorSdk['vendor'], imports: readonly string[], makers: readonly string[], override?: Selector];

/** Whoever speaks OpenAI's interface can be asked through its clients. */
const openai = first(
  keyword('base_url'),
  keyword('openai_api_base'),
  keyword('api_base'),
  // The frameworks' own setting, then the SDK's.
  setting('OPENAI_API_BASE', setting('OPENAI_BASE_URL', text('https://api.openai.com'))),
);
const azure = first(
  keyword('azure_endpoint'),
  keyword('endpoint'),
  keyword('base_url'),
  param(1, 'endpoint'),
  setting('AZURE_OPENAI_ENDPOINT', text('https://openai.azure.com')),
);
const anthropic = first(keyword('base_url'), keyword('anthropic_api_url'));

function family(docs: string, families: readonly Family[]): readonly Library[] {
  return families.map(([vendor, imports, makers, override]) =>
    vendorLibrary({ vendor, imports, makers, docs, ...(override && { override }) }),
  );
}

const OLDER = ['chat_models', 'llms', 'embeddings'].flatMap((part) =>
  ['langchain', 'langchain_community'].flatMap((name) => [`${name}.${part}`, `${name}.${part}.*`]),
);

const langchain = family('https://python.langchain.com/docs/integrations/chat/', [
  ['OpenAI', ['langchain_openai', 'langchain_openai.*', ...OLDER], ['ChatOpenAI', 'OpenAI', 'OpenAIEmbeddings'], openai],
  [
    'Azure OpenAI',
    ['langchain_openai', 'langchain_openai.*', ...OLDER],
    ['AzureChatOpenAI', 'AzureOpenAI', 'AzureOpenAIEmbeddings'],
    azure,
  ],
  ['Anthropic', ['langchain_anthropic'], ['ChatAnthropic', 'AnthropicLLM'], anthropic],
  ['Google Gemini', ['langchain_google_genai'], ['ChatGoogleGenerativeAI', 'GoogleGenerativeAI', 'GoogleGenerativeAIEmbeddings']],
  ['Google Vertex AI', ['langchain_google_vertexai'], ['ChatVertexAI', 'VertexAI', 'VertexAIEmbeddings']],
  ['Amazon Bedrock', ['langchain_aws'], ['ChatBedrock', 'ChatBedrockConverse', 'BedrockLLM', 'BedrockEmbeddings']],
  ['Mistral AI', ['langchain_mistralai'], ['ChatMistralAI', 'MistralAIEmbeddings']],
  ['Cohere', ['langchain_cohere'], ['ChatCohere', 'CohereEmbeddings', 'CohereRerank']],
  ['Groq', ['langchain_groq'], ['ChatGroq']],
  ['DeepSeek', ['langchain_deepseek'], ['ChatDeepSeek']],
]);

const llamaIndex = family('https://docs.llamaindex.ai/en/stable/module_guides/models/llms/', [
  ['OpenAI', ['llama_index.llms.openai', 'llama_index.embeddings.openai'], ['OpenAI', 'OpenAIEmbedding'], openai],
  [
    'Azure OpenAI',
    ['llama_index.llms.azure_openai', 'llama_index.embeddings.azure_openai'],
    ['AzureOpenAI', 'AzureOpenAIEmbedding'],
    azure,
  ],
  ['Anthropic', ['llama_index.llms.anthropic'], ['Anthropic'], anthropic],
  ['Google Gemini', ['llama_index.llms.gemini', 'llama_index.llms.google_genai'], ['Gemini', 'GoogleGenAI']],
]);

const SERVICES = ['ChatCompletion', 'TextCompletion', 'TextEmbedding', 'TextToImage', 'TextToAudio', 'AudioToText'];
const OPEN_AI = ['semantic_kernel.connectors.ai.open_ai', 'semantic_kernel.connectors.ai.open_ai.*'];

const semanticKernel = family('https://learn.microsoft.com/semantic-kernel/concepts/ai-services/chat-completion/', [
  ['OpenAI', OPEN_AI, SERVICES.map((service) => `OpenAI${service}`), openai],
  ['Azure OpenAI', OPEN_AI, SERVICES.map((service) => `Azure${service}`), azure],
  ['Anthropic', ['semantic_kernel.connectors.ai.anthropic'], ['AnthropicChatCompletion']],
  ['Google Gemini', ['semantic_kernel.connectors.ai.google.google_ai'], SERVICES.map((service) => `GoogleAI${service}`)],
  ['Google Vertex AI', ['semantic_kernel.connectors.ai.google.vertex_ai'], SERVICES.map((service) => `VertexAI${service}`)],
  ['Mistral AI', ['semantic_kernel.connectors.ai.mistral_ai'], SERVICES.map((service) => `MistralAI${service}`)],
  ['Amazon Bedrock', ['semantic_kernel.connectors.ai.bedrock'], SERVICES.map((service) => `Bedrock${service}`)],
]);

const autogen = family('https://microsoft.github.io/autogen/stable/reference/', [
  ['OpenAI', ['autogen_ext.models.openai'], ['OpenAIChatCompletionClient'], openai],
  ['Azure OpenAI', ['autogen_ext.models.openai'], ['AzureOpenAIChatCompletionClient'], azure],
  ['Anthropic', ['autogen_ext.models.anthropic'], ['AnthropicChatCompletionClient'], anthropic],
]);

/** Models that the team serves itself; the client asks the developer's machine where nothing tells another. */
const ollama = defineLibrary({
  name: 'ollama',
  imports: [
    'ollama',
    'langchain_ollama',
    'llama_index.llms.ollama',
    'llama_index.embeddings.ollama',
    'semantic_kernel.connectors.ai.ollama',
    'autogen_ext.models.ollama',
  ],
  docs: 'https://github.com/ollama/ollama-python#custom-client',
  calls: each(
    [
      ...['Client', 'AsyncClient', 'ChatOllama', 'OllamaLLM', 'OllamaEmbeddings', 'Ollama', 'OllamaEmbedding'],
      ...['OllamaChatCompletion', 'OllamaTextCompletion', 'OllamaTextEmbedding', 'OllamaChatCompletionClient'],
    ],
    (maker) => [
      maker,
      call({
        protocol: 'http',
        target: first(
          keyword('base_url'),
          /^(Async)?Client$/.test(maker) ? param(0, 'host') : keyword('host'),
          setting('OLLAMA_HOST', text('http://localhost:11434')),
        ),
      }),
    ],
  ),
});

/** Language models behind the interfaces that frameworks for agents have for them. */
export const languageModels: readonly Library[] = [...langchain, ...llamaIndex, ...semanticKernel, ...autogen, ollama];
