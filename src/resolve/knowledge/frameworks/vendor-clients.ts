import type { VendorName } from '../../../sdk/vendor-hosts.ts';

/** A vendor's client that a starter makes by itself once its settings are there. */
export interface VendorClient {
  readonly vendor: VendorName;
  readonly docs: string;
  /** `group:artifact` or package that brings it in. */
  readonly libraries: RegExp;
  /** One of them is set where the client is wanted. */
  readonly keys: readonly string[];
  /** Where another address than the vendor's can be given. */
  readonly addresses: readonly string[];
  /** Spring AI's word for the provider: where `spring.ai.model.*` names others, it is off. */
  readonly model?: string;
}

/** Providers of Spring AI: the word in `spring.ai.model.*` and starters, in settings, the setting that it cannot do without, its page. */
const SPRING_AI: readonly (readonly [vendor: VendorName, model: string, prefix: string, key: string, page: string])[] = [
  ['OpenAI', 'openai', 'openai', 'api-key', 'openai-chat'],
  ['Azure OpenAI', 'azure-openai', 'azure.openai', 'endpoint', 'azure-openai-chat'],
  ['Anthropic', 'anthropic', 'anthropic', 'api-key', 'anthropic-chat'],
  ['Mistral AI', 'mistral', 'mistralai', 'api-key', 'mistralai-chat'],
  ['DeepSeek', 'deepseek', 'deepseek', 'api-key', 'deepseek-chat'],
  ['Google Gemini', 'google-genai', 'google.genai', 'api-key', 'google-genai-chat'],
  ['Google Vertex AI', 'vertex-ai', 'vertex.ai.gemini', 'project-id', 'vertexai-gemini-chat'],
  ['Amazon Bedrock', 'bedrock', 'bedrock', 'aws.region', 'bedrock-converse'],
];

function springAi([vendor, model, prefix, key, page]: (typeof SPRING_AI)[number]): VendorClient {
  const at = `spring.ai.${prefix}`;
  return {
    vendor,
    docs: `https://docs.spring.io/spring-ai/reference/api/chat/${page}.html`,
    libraries: new RegExp(`:spring-ai-(starter-model-)?${model}`),
    keys: [`${at}.${key}`, `${at}.chat.${key}`, `${at}.embedding.${key}`],
    addresses: [`${at}.base-url`, `${at}.chat.base-url`, `${at}.endpoint`],
    model,
  };
}

/** A provider of LangChain4j: its starter for Spring Boot and its extension of Quarkus. */
function langChain4j(vendor: VendorName, spring: string, quarkus: string): VendorClient {
  const models = ['chat-model', 'streaming-chat-model', 'embedding-model'].map((each) => `langchain4j.${spring}.${each}`);
  return {
    vendor,
    docs: 'https://docs.langchain4j.dev/tutorials/spring-boot-integration',
    libraries: new RegExp(`:(langchain4j-${spring}-spring-boot-starter|quarkus-langchain4j-${quarkus})$`),
    keys: [...models.map((each) => `${each}.api-key`), `quarkus.langchain4j.${quarkus}.api-key`],
    addresses: [...models.map((each) => `${each}.base-url`), `quarkus.langchain4j.${quarkus}.base-url`],
  };
}

/** Clients of vendors that are made of settings alone. */
export const VENDOR_CLIENTS: readonly VendorClient[] = [
  ...SPRING_AI.map(springAi),
  langChain4j('OpenAI', 'open-ai', 'openai'),
  langChain4j('Azure OpenAI', 'azure-open-ai', 'azure-openai'),
  langChain4j('Anthropic', 'anthropic', 'anthropic'),
  langChain4j('Mistral AI', 'mistral-ai', 'mistral-ai'),
  langChain4j('Google Gemini', 'google-ai-gemini', 'ai-gemini'),
  {
    vendor: 'Pinecone',
    docs: 'https://docs.spring.io/spring-ai/reference/api/vectordbs/pinecone.html',
    libraries: /:spring-ai-(starter-vector-store-)?pinecone/,
    keys: ['spring.ai.vectorstore.pinecone.api-key'],
    addresses: [],
  },
  {
    vendor: 'Sentry',
    docs: 'https://docs.sentry.io/platforms/java/guides/spring-boot/',
    libraries: /:sentry-(spring|logback|log4j2|kotlin)|:quarkus-(logging-)?sentry|^Sentry(\.|$)/,
    keys: ['sentry.dsn', 'quarkus.log.sentry.dsn', 'Sentry:Dsn'],
    addresses: ['sentry.dsn', 'quarkus.log.sentry.dsn', 'Sentry:Dsn'],
  },
  {
    vendor: 'Datadog',
    docs: 'https://docs.spring.io/spring-boot/reference/actuator/metrics.html#actuator.metrics.export.datadog',
    libraries: /:micrometer-registry-datadog$/,
    keys: ['management.datadog.metrics.export.api-key', 'management.metrics.export.datadog.api-key'],
    addresses: ['management.datadog.metrics.export.uri', 'management.metrics.export.datadog.uri'],
  },
  {
    vendor: 'New Relic',
    docs: 'https://docs.spring.io/spring-boot/reference/actuator/metrics.html#actuator.metrics.export.newrelic',
    libraries: /:micrometer-registry-new-relic$/,
    keys: ['management.newrelic.metrics.export.api-key', 'management.metrics.export.newrelic.api-key'],
    addresses: ['management.newrelic.metrics.export.uri', 'management.metrics.export.newrelic.uri'],
  },
  {
    vendor: 'Okta',
    docs: 'https://github.com/okta/okta-spring-boot',
    libraries: /:okta-spring-boot-starter$/,
    keys: ['okta.oauth2.issuer'],
    addresses: ['okta.oauth2.issuer'],
  },
];
