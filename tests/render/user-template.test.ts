import { describe, expect, test } from 'vitest';
import { fillTemplates } from '../../src/render/user-template.ts';
import { hostile } from './hostile.ts';
import { shop } from './shop.ts';

function fill(text: string, { file = 'plan.md.hbs', system = shop } = {}) {
  const [filled] = fillTemplates([{ file, text }], system);
  return { text: filled?.document.text, path: filled?.document.path, unfilled: filled?.unfilled };
}

describe('placeholders', () => {
  test('are filled in both grammars, whatever their spaces', () => {
    expect(fill('{{ feature_name }}, {{feature_name}}, [FEATURE_NAME], [Feature Name]').text).toBe('shop, shop, shop, shop');
  });

  test('print the lines of a block at their own depth', () => {
    expect(fill('dependencies:\n  {{ service_dependencies }}\n').text).toContain(
      '  orders:\n    - service: basket-cache # services/orders/src/basket.ts:7\n',
    );
  });

  test('with a number take the part of that number', () => {
    const { text, unfilled } = fill('[EXTERNAL_SERVICE_1], [EVENT_TYPE_2], [EVENT_TYPE_9]');

    expect(text).toMatch(/^api\.stripe\.com, payment\.settled, Not found in sources: there are 3/);
    expect(unfilled).toMatchObject([{ field: '[EVENT_TYPE_9]' }]);
  });

  test('that nothing fills stay and are reported with their line, once', () => {
    const { text, unfilled } = fill('# {{ budget }}\n\n[BUDGET] {{ sla_targets }}\n{{ budget }}');

    expect(text).toContain('# {{ budget }}\n\n[BUDGET] For the team');
    expect(unfilled).toEqual([
      { line: 1, field: '{{ budget }}', why: 'no field of this name' },
      { line: 3, field: '[BUDGET]', why: 'no field of this name' },
      { line: 3, field: '{{ sla_targets }}', why: expect.stringContaining('For the team to fill in') },
    ]);
  });

  test('are no links and no boxes', () => {
    const text = '[HOME](https://example.org) [HOME]: [ ] [x] list[0]';

    expect(fill(text)).toEqual({ text, path: 'plan.md', unfilled: [] });
  });
});

describe('templates', () => {
  test('have the views, helpers and partials of ours', () => {
    const { text } = fill('{{#each channels}}{{code name}}: {{names producers}} ({{cite evidence}})\n{{/each}}{{> matrix}}');

    expect(text).toContain('`order.placed`: orders (`services/orders/src/events.ts:11`');
    expect(text).toContain('| orders | payments | HTTP |');
  });

  test('print bare values, lists and places', () => {
    expect(fill('{{#each stores.databases}}{{name}} {{shared}} {{users}} {{evidence}};{{/each}}').text).toContain(
      'orders-db true orders, warehouse `services/orders/src/store.ts:4`',
    );
  });

  test('report a group of values, and a helper that is given nothing', () => {
    expect(fill('{{ inventory }} {{text nobody}}').unfilled).toMatchObject([{ line: 0 }, { line: 1, field: '{{ inventory }}' }]);
  });

  test('that cannot be read name their file', () => {
    expect(() => fill('{{#each channels}}')).toThrow(/^plan\.md\.hbs: /);
    expect(() => fill('{{> nothing-of-ours}}')).toThrow(/^plan\.md\.hbs: .*nothing-of-ours/);
  });
});

describe('a hostile repository', () => {
  const ways = [
    '{{name}}',
    '{{{name}}}',
    '{{lookup this "name"}}',
    '{{&name}}',
    '{{missing name}}',
    '{{#with name}}{{this}}{{/with}}',
  ];

  test.each(ways)('stays text however it is printed: %s', (way) => {
    const { text } = fill(`{{#each pages}}${way}\n{{/each}}`, { system: hostile });

    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toMatch(/<(?!!-- )|^#+ |(?<!\\)\]\(/m);
  });

  test('stays text in HTML and CSV', () => {
    expect(fill('{{#each pages}}<td>{{name}}</td>{{/each}}', { file: 'a.html.hbs', system: hostile }).text).not.toContain(
      '<script',
    );
    expect(fill('{{#each pages}}{{name}}\n{{/each}}', { file: 'a.csv.hbs', system: hostile }).text).not.toMatch(/^"[=+@-]/m);
  });

  test('reaches nothing beside the views', () => {
    expect(fill('{{constructor}} {{__proto__}} {{system.constructor}}').unfilled).toHaveLength(3);
  });
});
