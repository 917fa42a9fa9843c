import type { Architecture } from '../model/architecture.ts';
import type { Document } from '../model/document.ts';
import type { RenderOptions } from './options.ts';
import { loadTemplates } from './template-engine.ts';
import { tidy } from './tidy.ts';
import { specifications } from './views/specification.ts';
import { type Views, viewsOf } from './views.ts';

/** The documents that the architecture fills. Views choose, templates print. */
export function render(architecture: Architecture, options: RenderOptions = {}): readonly Document[] {
  const views = viewsOf(architecture);
  return loadTemplates(options).flatMap(({ set, path, print }) =>
    subjects(set, path, { architecture, views, options }).map((subject) => ({
      path: subject.path,
      text: tidy(print({ ...views, ...subject.view })),
    })),
  );
}

interface Subject {
  readonly path: string;
  readonly view: object;
}

interface Around {
  readonly architecture: Architecture;
  readonly views: Views;
  readonly options: RenderOptions;
}

/** What a set is about: the system, so that it is one document, or each of several things in it. */
function subjects(set: string, path: string, { architecture, views, options }: Around): readonly Subject[] {
  switch (set) {
    case 'service':
      return views.pages.map((page) => ({ path: page.path, view: { page } }));
    case 'integration-spec':
      return specifications(architecture, options.feature).map((spec) => ({ path: spec.path, view: { spec } }));
    default:
      return [{ path, view: {} }];
  }
}
