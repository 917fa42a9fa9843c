import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal, type Value } from '../../src/model/value.ts';
import { architectureOf, at, code, dockerfile, env, nodesOf, program, service } from './support.ts';

function lettersThrough(target: Value, ...more: readonly FactDraft[]) {
  const letters = service('letters', { build: { context: 'letters' } });
  const mail: FactDraft = {
    kind: 'connection',
    owner: code('letters'),
    nodeKind: 'external',
    technology: 'smtp',
    protocol: 'smtp',
    target,
    evidence: at('letters/index.js'),
  };
  return architectureOf(letters, dockerfile('letters/Dockerfile'), program('letters'), mail, ...more);
}

test.each([
  ['gmail', 'smtp.gmail.com'],
  ['SendGrid', 'smtp.sendgrid.net'],
  ['Google Mail', 'smtp.gmail.com'],
  ['SES-EU-WEST-1', 'Amazon SES'],
])('a mail service called %s is at a known host', (name, host) => {
  const result = lettersThrough(literal(name));

  expect(nodesOf(result)).toContain(`${host.toLowerCase().replaceAll(/[ .]/g, '-')} external`);
  expect(result.unknowns).toEqual([]);
});

test('the name of a mail service may be a setting', () => {
  const named = lettersThrough({ is: 'setting', key: 'MAIL_SERVICE' }, env('letters', 'MAIL_SERVICE', 'postmark'));

  expect(nodesOf(named)).toContain('smtp-postmarkapp-com external');
});

test('a name that is no mail service stays one that nobody tells', () => {
  const result = lettersThrough(literal('pigeons'));

  expect(nodesOf(result)).toContain('pigeons external');
  expect(result.unknowns.map(({ code }) => code)).toEqual(['unresolved-target']);
});
