import { Window } from 'happy-dom';
import { beforeAll, describe, expect, test } from 'vitest';
import { entriesOf, findEntry } from '../src/flows/entries.ts';
import { allSteps } from '../src/flows/flow.ts';
import { followFlow } from '../src/flows/follow-flow.ts';
import { flowInWords } from '../src/flows/in-words.ts';
import { passedOn } from '../src/flows/pass-on.ts';
import { sequenceDiagram } from '../src/flows/sequence.ts';
import type { Architecture, Handling } from '../src/model/architecture.ts';
import { analyze } from '../src/pipeline.ts';
import { hostileNames } from './render/hostile.ts';
import { architecture, at, channel, node, route } from './render/support.ts';
import { systems } from './support/fixtures.ts';
import { expectGolden } from './support/goldens.ts';

let parse: (text: string) => Promise<{ diagramType: string }>;

// Mermaid asks for a browser's globals while it is imported, so they come first.
beforeAll(async () => {
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import('mermaid');
  parse = (text) => mermaid.parse(text);
}, 30_000);

describe.each(systems())('$name', async ({ name, folder }) => {
  const { architecture: system } = await analyze(`${folder}/input`, { flags: { name } });
  const told = entriesOf(system).filter(({ id }) => system.handlings?.some((handling) => handling.id === id));

  test('tells its flows as it did', () => {
    const texts = told.map((entry) => {
      const flow = followFlow(system, entry);
      return [...flowInWords(flow, system), '', sequenceDiagram(flow, system), ''].join('\n');
    });
    expectGolden(`${folder}/expected.flows.txt`, texts.join('\n'));
  });

  test('draws them so that Mermaid takes them', async () => {
    for (const entry of told)
      expect(await parse(sequenceDiagram(followFlow(system, entry), system))).toMatchObject({ diagramType: 'sequence' });
  });

  test('leads only to what is drawn', () => {
    const nodes = new Set(system.nodes.map(({ id }) => id));
    const ids = new Set([...system.routes, ...system.channels].map(({ id }) => id));
    for (const { service, of, steps } of system.handlings ?? []) {
      expect(nodes).toContain(service);
      expect(of === undefined || ids.has(of)).toBe(true);
      for (const { to, channel: sent } of steps) {
        expect(to === undefined || nodes.has(to)).toBe(true);
        expect(sent === undefined || ids.has(sent)).toBe(true);
      }
    }
  });
});

const asks = (id: string, to: string | undefined, operation: string): Handling => ({
  id,
  service: id.split(' ')[0] ?? '',
  entry: 'route',
  of: id,
  steps: [{ does: 'call', ...(to ? { to } : {}), protocol: 'http', operations: [operation], evidence: at('desk/main.ts:3') }],
});

const ring: Architecture = architecture({
  nodes: [node('desk', 'compose.yaml:1'), node('cellar', 'compose.yaml:2')],
  routes: [route('desk', 'POST', '/loans', 'desk/main.ts:1'), route('cellar', 'GET', '/boxes/:id', 'cellar/main.ts:1')],
  channels: [channel('loan.made', ['desk/main.ts:9'], { producers: ['desk'] })],
  handlings: [
    asks('desk POST /loans', 'cellar', 'GET /boxes/{}'),
    asks('cellar GET /boxes/:id', 'desk', 'POST /loans'),
    { ...asks('cellar otherwise', undefined, 'GET'), entry: 'none' },
  ],
});

test('a circle is told once and marked', () => {
  const flow = followFlow(ring, findEntry(ring, 'desk POST /loans'));

  expect(flowInWords(flow, ring)).toEqual([
    'desk is asked for POST /loans',
    '  1 desk asks cellar for GET /boxes/{} (http)  desk/main.ts:3',
    '    1.1 cellar asks desk for POST /loans (http); as told above  desk/main.ts:3',
    'not in any flow: 1 of what cellar does; no known handler comes to it',
  ]);
  expect(sequenceDiagram(flow, ring)).toContain('Note over p0: as told above');
});

test('who is asked and who receives may not be known', () => {
  const sends: Handling = {
    ...asks('desk POST /loans', undefined, 'GET /shelves'),
    steps: [
      { does: 'call', protocol: 'http', operations: ['GET'], evidence: at('desk/main.ts:8') },
      { does: 'publish', channel: 'kafka:loan.made', protocol: 'kafka', operations: [], evidence: at('desk/main.ts:9') },
    ],
  };
  const system = { ...ring, handlings: [sends] };

  const flow = followFlow(system, findEntry(system, 'loans'));

  expect(flowInWords(flow, system).slice(1)).toEqual([
    '  1 desk asks somebody that is not known for GET (http)  desk/main.ts:8',
    '  2 desk sends loan.made to nobody that was found (kafka)  desk/main.ts:9',
  ]);
  expect(sequenceDiagram(flow, system)).toContain('p0--xp1: 1 GET');
});

test('a system in which everything asks everything is told within bounds', () => {
  const names = Array.from({ length: 9 }, (_, index) => `box${index}`);
  const system = architecture({
    nodes: names.map((name) => node(name, 'compose.yaml:1')),
    routes: names.map((name) => route(name, 'GET', '/lid', 'main.ts:1')),
    handlings: names.map((name) => ({
      ...asks(`${name} GET /lid`, name, 'GET /lid'),
      steps: names.flatMap((to) => asks(`${name} GET /lid`, to, 'GET /lid').steps),
    })),
  });

  const steps = allSteps(followFlow(system, findEntry(system, 'box0 GET /lid')).steps);

  expect(steps.length).toBeLessThan(700);
  expect(steps.some(({ ends }) => ends === 'too-long')).toBe(true);
});

test('hostile names stay text in a sequence diagram', async () => {
  const system = architecture({
    nodes: hostileNames.map((name, index) => node(`n${index}`, 'a.ts:1', { name })),
    routes: hostileNames.map((name, index) => route(`n${index}`, 'GET', `/${name}`, 'a.ts:1')),
    handlings: hostileNames.map((name, index) =>
      asks(`n${index} GET /${name}`, `n${index + 1}`, `GET /${hostileNames[index + 1]}`),
    ),
  });

  for (const entry of entriesOf(system)) {
    const text = sequenceDiagram(followFlow(system, entry), system);
    expect(await parse(text)).toMatchObject({ diagramType: 'sequence' });
    expect(text).not.toMatch(/<script|javascript:|%%\{|`/);
  }
});

test.each([
  ['loan', '"desk POST /loans"'],
  ['desk PST /loans', 'The nearest are "desk POST /loans"'],
  ['/', 'can mean "cellar GET /boxes/:id", "desk POST /loans"'],
])('the name %j', (name, says) => {
  const find = () => findEntry(ring, name);

  if (name === 'loan') expect(`"${find().id}"`).toBe(says);
  else expect(find).toThrow(says);
});

test.each([
  ['/desk/', 'ANY /', 'POST /desk/letters', 'POST /letters'],
  ['/desk', 'ANY /desk', 'GET /desk/letters/{}', 'GET /desk/letters/{}'],
  ['/api/desk/**', 'ANY /**', 'GET /api/desk/letters', 'GET /letters'],
  ['/shop/letters/{id}', 'GET /letters/{id}', 'GET /shop/letters/{}', 'GET /letters/{id}'],
  ['/', 'ANY /', 'GET /letters', 'GET /letters'],
  ['/desks', 'ANY /', 'GET /desk/letters', undefined],
])('a rule for %s that asks for %s passes %s on', (path, as, asked, expected) => {
  const rule = { from: 'front', to: 'desk', protocol: 'http', path, as: [as], evidence: at('front/nginx.conf:5') } as const;

  expect(passedOn(asked, [rule])?.operation).toBe(expected);
});

test('the rule with the longest path takes a request; where two lead elsewhere nothing is said', () => {
  const rule = (path: string, to: string) =>
    ({ from: 'front', to, protocol: 'http', path, as: [], evidence: at('front/nginx.conf:5') }) as const;
  const rules = [rule('/', 'shop'), rule('/desk', 'desk'), rule('/stock', 'cellar'), rule('/stock', 'attic')];

  expect(passedOn('GET /desk/letters', rules)?.to).toBe('desk');
  expect(passedOn('GET /pages', rules)?.to).toBe('shop');
  expect(passedOn('GET /stock', rules)).toBeUndefined();
});
