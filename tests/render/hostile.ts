import type { Architecture } from '../../src/model/architecture.ts';
import { architecture, at, channel, edge, node, route } from './support.ts';

/** Names that try to be more than text in Markdown, HTML, YAML or Mermaid. */
export const hostileNames: readonly string[] = [
  '<script>alert(1)</script>',
  ']]>',
  '"quoted" and \'quoted\'',
  'pipe | pipe || ',
  '`tick` ``` fence',
  'end',
  'subgraph',
  'click n0 "javascript:alert(1)"',
  '%%{init: {"theme": "dark"}}%%',
  'style x:#f00;',
  'classDef y:#f00;',
  '#quot;#lt;b#gt;',
  '&lt;b&gt;&amp;',
  '**bold** _under_ ~~gone~~',
  '1. first',
  '- item',
  '# heading',
  '[link](https://example.org)',
  '![image](https://example.org/x.png)',
  '$$\\frac{1}{2}$$',
  'two\nlines\r\nand\ttabs',
  '---',
  '```\n\n# Escaped\n\n```mermaid',
  'right\u202eto left\u0000\u200b',
  'fa:fa-car',
  '{{{{raw}}}}',
  '<!-- comment -->',
  '</details>',
  '\\',
  'naïve-Größe-订单-🚚',
  '',
];

const all = hostileNames.map((name, index) =>
  node(`${name} ${index}`, `${name || 'empty'}/compose.yaml:${index + 1}`, {
    name,
    technology: [name],
    owners: [name],
    paths: [name],
  }),
);

/** A system whose every foreign text is hostile. */
export const hostile: Architecture = architecture({
  system: { name: hostileNames.join(' '), revision: null, deployments: [] },
  nodes: [...all, node('<gateway>', 'a|b`c.conf:1', { kind: 'gateway' })],
  edges: all
    .slice(1)
    .map((target, index) =>
      edge(all[index]?.id ?? '', target.id, [`${target.name}.ts:3`], {
        operations: [target.name],
        purpose: index % 2 === 0 ? target.name : '',
      }),
    )
    .concat(all.map((target) => edge('<gateway>', target.id, ['a|b`c.conf:1'], { operations: [target.name] }))),
  channels: hostileNames.map((name, index) =>
    channel(name, [`${name}.ts:9`], {
      id: `kafka:${index}`,
      producers: [all[0]?.id ?? ''],
      consumers: [all[1]?.id ?? ''],
      payload: { type: name, fields: { [name]: name } },
    }),
  ),
  routes: hostileNames.map((name, index) =>
    route(all[index]?.id ?? '', 'GET', `/${name}`, `${name}.ts:5`, { handler: name, auth: name }),
  ),
  startOrder: [{ before: all[1]?.id ?? '', after: all[2]?.id ?? '', evidence: at('`|.yaml:1') }],
  unknowns: hostileNames.map((name) => ({
    code: 'unresolved-target',
    message: name,
    evidence: at(`${name}.ts:7`),
    settledBy: name,
  })),
});
