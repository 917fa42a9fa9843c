import { describe, expect, test } from 'vitest';
import { file, module, takes } from './jvm-support.ts';
import { architectureOf, edgesOf, env, nodesOf, service } from './support.ts';

const OPENAI = 'org.springframework.ai:spring-ai-starter-model-openai';
const ANTHROPIC = 'org.springframework.ai:spring-ai-starter-model-anthropic';

/** A module of these libraries with settings of its own. */
function advice(settings: Readonly<Record<string, string>>, ...libraries: readonly string[]) {
  return [
    ...module('advice', ...libraries),
    ...file('advice/application.yml', settings),
    takes('advice', 'advice/application.yml', 20),
  ];
}

describe('clients of vendors that starters make', () => {
  test('are there when they are configured', () => {
    const shop = architectureOf(...advice({ 'spring.ai.openai.api-key': '***' }, OPENAI));

    expect(edgesOf(shop)).toEqual(['advice -> openai (http) declared']);
    expect(nodesOf(shop)).toContain('openai external');
  });

  test('are not there by their library alone, nor by a setting without it', () => {
    expect(edgesOf(architectureOf(...advice({}, OPENAI)))).toEqual([]);
    expect(edgesOf(architectureOf(...advice({ 'spring.ai.openai.api-key': '***' })))).toEqual([]);
  });

  test('are configured by the environment too', () => {
    const shop = architectureOf(...module('advice', ANTHROPIC), env('advice', 'SPRING_AI_ANTHROPIC_API_KEY', '***'));

    expect(edgesOf(shop)).toEqual(['advice -> anthropic (http) declared']);
  });

  test('are off where the settings name other models', () => {
    const keys = { 'spring.ai.openai.api-key': '***', 'spring.ai.anthropic.api-key': '***', 'spring.ai.model.chat': 'anthropic' };

    expect(edgesOf(architectureOf(...advice(keys, OPENAI, ANTHROPIC)))).toEqual(['advice -> anthropic (http) declared']);
  });

  test('go where their address leads, to the vendor where it is one of its own', () => {
    const local = { 'spring.ai.openai.api-key': 'none', 'spring.ai.openai.base-url': 'http://models:11434' };
    const inside = architectureOf(...advice(local, OPENAI), service('models', { image: 'ollama/ollama' }));
    const region = architectureOf(
      ...advice({ 'sentry.dsn': 'https://***@o1.ingest.sentry.io/1' }, 'io.sentry:sentry-spring-boot-starter'),
    );

    expect(edgesOf(inside)).toEqual(['advice -> models (http) declared']);
    expect(edgesOf(region)).toEqual(['advice -> sentry (http) declared']);
  });
});
