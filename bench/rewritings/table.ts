import { COMPOSES } from './document/compose.ts';
import { KUBERNETES } from './document/kubernetes.ts';
import { SPRING } from './document/spring.ts';
import { YAMLS } from './document/yaml.ts';
import { LAYOUT } from './layout.ts';
import { FORMATS } from './program/formats.ts';
import { LITERALS as PROGRAM_LITERALS } from './program/literals.ts';
import { MEMBERS } from './program/members.ts';
import { SETTINGS as PROGRAM_SETTINGS } from './program/settings.ts';
import type { Files, Rewriting } from './rewriting.ts';
import { BARRELS } from './script/barrels.ts';
import { BINDINGS } from './script/bindings.ts';
import { BRANCHES } from './script/branches.ts';
import { FUNCTIONS } from './script/functions.ts';
import { IMPORTS } from './script/imports.ts';
import { LITERALS } from './script/literals.ts';
import { MODULES } from './script/modules.ts';
import { PARAMETERS } from './script/parameters.ts';
import { PROGRAMS } from './script/programs.ts';
import { ROUTES } from './script/routes.ts';
import { SETTINGS } from './script/settings.ts';

/** Every rewriting there is. Those of one name are one kind: each does it for other files. */
const REWRITINGS: readonly Rewriting[] = [
  ...LITERALS,
  ...FUNCTIONS,
  ...PARAMETERS,
  ...BRANCHES,
  ...BINDINGS,
  ...IMPORTS,
  BARRELS,
  ...PROGRAMS,
  ...SETTINGS,
  ...ROUTES,
  ...MODULES,
  ...PROGRAM_LITERALS,
  ...FORMATS,
  ...MEMBERS,
  ...PROGRAM_SETTINGS,
  ...LAYOUT,
  ...YAMLS,
  ...COMPOSES,
  ...KUBERNETES,
  ...SPRING,
];

/** The names of the kinds, each once. */
export const KINDS: readonly string[] = [...new Set(REWRITINGS.map(({ name }) => name))];

/** The system after all rewritings of one kind, and in how many places they found something to say otherwise. */
export async function rewrite(name: string, files: Files): Promise<{ readonly rewritten: Files; readonly places: number }> {
  const rewritten = new Map(files);
  let places = 0;
  for (const rewriting of REWRITINGS.filter((each) => each.name === name)) {
    const result = await rewriting.rewrite(rewritten);
    places += result.places;
    for (const [path, text] of result.files) {
      if (text === undefined) rewritten.delete(path);
      else rewritten.set(path, text);
    }
  }
  return { rewritten, places };
}
