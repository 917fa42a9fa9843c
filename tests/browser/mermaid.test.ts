import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { escapeLabel } from '../../src/model/mermaid-label.ts';
import { render } from '../../src/render/render.ts';
import { city } from '../render/city.ts';
import { diagramsIn } from '../render/diagrams.ts';
import { hostile, hostileNames } from '../render/hostile.ts';
import { shop } from '../render/shop.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const QUIET =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** What Mermaid puts on the page of the test. */
interface MermaidGlobal {
  initialize(options: object): void;
  render(id: string, text: string): Promise<{ readonly svg: string }>;
}

let browser: Browser;
let page: Page;

// Some diagrams that Mermaid's parser accepts fail when they are drawn, so every diagram is drawn where people will see it.
beforeAll(async () => {
  if (!existsSync(CHROMIUM))
    throw new Error(`no Chromium at ${CHROMIUM}: install it (apt-get install chromium) or set CHROMIUM to its path`);
  browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET.split(' ') });
  page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const mermaid = join(dirname(createRequire(import.meta.url).resolve('mermaid')), 'mermaid.min.js');
  await page.setContent('<body style="margin:0;background:white"><div id="picture"></div></body>');
  await page.addScriptTag({ content: readFileSync(mermaid, 'utf8') });
  await page.evaluate(() => {
    (globalThis as unknown as { mermaid: MermaidGlobal }).mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
  });
}, 60_000);
afterAll(() => browser?.close());

/** Draws a diagram and returns the texts that a reader sees in it. */
function draw(text: string): Promise<readonly string[]> {
  return page.evaluate(async (source) => {
    const { mermaid, document } = globalThis as unknown as { mermaid: MermaidGlobal; document: PageDocument };
    const { svg } = await mermaid.render('drawn', source);
    const picture = document.getElementById('picture');
    picture.innerHTML = svg;
    return [...picture.querySelectorAll('.nodeLabel')].map((label) => label.textContent.trim());
  }, text);
}

/** As much of the DOM as is used here; the project's types have no browser library. */
interface PageDocument {
  getElementById(id: string): PageElement;
}
interface PageElement {
  innerHTML: string;
  readonly textContent: string;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

describe.each(Object.entries({ shop, hostile, city }))('in a browser, the diagrams of %s', (_, system) => {
  const distinct = new Map(diagramsIn(render(system)).map((diagram) => [diagram.text, diagram.name]));

  test.each([...distinct].map(([text, name]) => ({ text, name })))(
    '$name is drawn with all its boxes',
    async ({ text }) => {
      const labels = await draw(text);

      expect(labels.length).toBe((text.match(/:::/g) ?? []).length);
    },
    30_000,
  );
});

test.each(hostileNames.filter((name) => /\S/.test(name)))('in a browser, the name %j is shown as it is', async (name) => {
  const [label] = await draw(`flowchart LR\n  n0["${escapeLabel(name)}"]`);

  expect(label).toBe(name.replace(/[\s\u0000\u200b\u202e]+/g, ' ').trim());
});
