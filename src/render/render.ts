import type { Architecture } from '../model/architecture.ts';
import type { Document } from '../model/document.ts';
import { loadTemplates } from './template-engine.ts';
import { viewsOf } from './views.ts';

/** The documents that the architecture fills, one a template. Views choose, templates print. */
export function render(architecture: Architecture): readonly Document[] {
  const views = viewsOf(architecture);
  return loadTemplates().map(({ path, print }) => ({ path, text: tidy(print(views)) }));
}

/** One empty line at most, none at the end of the file but the last line's own. */
function tidy(text: string): string {
  return `${text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
