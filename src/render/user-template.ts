import { basename } from 'node:path';
import Handlebars from 'handlebars';
import { UserError } from '../errors.ts';
import type { Architecture } from '../model/architecture.ts';
import type { Document } from '../model/document.ts';
import type { RenderOptions } from './options.ts';
import { engineFor } from './template-engine.ts';
import { type Unfilled, userHelpers } from './user-helpers.ts';
import { placeholdersToTags, routeTags } from './user-tags.ts';
import { viewsOf } from './views.ts';

/** A template that a user wrote. */
export interface UserTemplate {
  /** As the user named it; its last part without `.hbs` names the document. */
  readonly file: string;
  readonly text: string;
}

/** A filled template, and what could not be filled in it. */
export interface Filled {
  readonly document: Document;
  readonly unfilled: readonly Unfilled[];
}

/**
 * Fills users' own templates: Handlebars over the views, and the bare placeholders `{{ name }}` and `[NAME]`. Whatever the template
 * does, foreign text stays text: everything that is printed goes through a helper.
 */
export function fillTemplates(
  templates: readonly UserTemplate[],
  architecture: Architecture,
  options: RenderOptions = {},
): readonly Filled[] {
  const views = viewsOf(architecture);
  return templates.map((template) => {
    const path = basename(template.file).replace(/\.hbs$/, '');
    const unfilled: Unfilled[] = [];
    const engine = engineFor(options);
    engine.unregisterHelper('log');
    engine.registerHelper(userHelpers(engine, { path, unfilled, options }));
    return { document: { path, text: print(template, engine, views) }, unfilled: inOrder(unfilled) };
  });
}

function print({ file, text }: UserTemplate, engine: typeof Handlebars, views: object): string {
  const source = text.replace(/\r\n/g, '\n');
  try {
    const program = Handlebars.parse(placeholdersToTags(source));
    routeTags(program, source.split('\n'), engine);
    return engine.compile(program, { noEscape: true })(views);
  } catch (thrown) {
    throw new UserError(`${file}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

/** Each placeholder once, where it stands first. */
function inOrder(unfilled: readonly Unfilled[]): readonly Unfilled[] {
  const first = unfilled.filter(({ field }, index) => unfilled.findIndex((other) => other.field === field) === index);
  return first.sort((left, right) => left.line - right.line);
}
