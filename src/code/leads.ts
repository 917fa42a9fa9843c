import { LISTED } from './listed-providers.ts';

/** The file of a `path#declaration` key. */
export function pathOf(key: string): string {
  return key.slice(0, key.lastIndexOf('#'));
}

/** What is reached, as `path#declaration`, or a name that a file is asked for, be it only for a list of what may be handed out. */
export type Lead = string | { readonly path: string; readonly name: string; readonly isListed?: true };

export function keyOf(lead: Exclude<Lead, string>): string {
  return `${lead.isListed ? LISTED : ''}${lead.path}#${lead.name}`;
}

/** What a file is asked for; nothing where it is none of the repository. */
export function ask(path: string | undefined, name: string): readonly Lead[] {
  return path === undefined ? [] : [{ path, name }];
}
