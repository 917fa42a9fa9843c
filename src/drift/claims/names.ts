import type { Architecture, Node } from '../../model/architecture.ts';
import { bareName, isGenericServiceName, isGenericStoreName, slug } from '../../model/names.ts';

const LONGEST_NAME = 80;

/** Finds the node that people mean by a name; undefined where none or several go by it. */
export type Names = (text: string) => Node | undefined;

/** By id, then by name or alias, then without the words that only say what kind of thing it is. */
export function namesOf({ nodes }: Architecture): Names {
  const ids = indexed(nodes, ({ id }) => [slug(id)]);
  const spelled = indexed(nodes, ({ id, name, aliases }) => [id, name, ...aliases].map(slug));
  const bare = indexed(nodes, ({ id, name, aliases }) => [id, name, ...aliases].map(bareName).filter(saysWhich));
  return (text) => {
    const name = slug(plainText(text));
    if (name === '') return undefined;
    return only(ids.get(name)) ?? only(spelled.get(name)) ?? (spelled.has(name) ? undefined : only(bare.get(bareName(name))));
  };
}

function saysWhich(name: string): boolean {
  return !isGenericServiceName(name) && !isGenericStoreName(name);
}

function indexed(nodes: readonly Node[], keys: (node: Node) => readonly string[]): ReadonlyMap<string, ReadonlySet<Node>> {
  const index = new Map<string, Set<Node>>();
  for (const node of nodes) {
    for (const key of keys(node)) {
      const found = index.get(key);
      if (found) found.add(node);
      else index.set(key, new Set([node]));
    }
  }
  return index;
}

function only(found: ReadonlySet<Node> | undefined): Node | undefined {
  const [node] = found ?? [];
  return found?.size === 1 ? node : undefined;
}

/** A cell, title or label without markup: the first line of it, without what stands in parentheses behind. */
export function plainText(text: string): string {
  const [first = ''] = text.slice(0, LONGEST_NAME * 4).split(/<br ?\/?>|\\n|\n/i);
  return first
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/<[^<>]*>|[`*"]/g, '')
    .replace(/\([^()]*\)\s*$/, '')
    .trim()
    .slice(0, LONGEST_NAME);
}

/** The node that the innermost title with a name means; a title that names a service nobody knows ends the search. */
export function nodeOfHeadings(headings: readonly string[], names: Names): Node | undefined {
  for (const heading of headings) {
    const title = plainText(heading)
      .replace(/^[\d.)\s]+/, '')
      .replace(/\b(rest|http|api|public|endpoints?|routes?)\b/gi, ' ')
      .trim();
    const node = saysWhich(slug(title)) ? names(title) : undefined;
    if (node) return node;
    if (looksLikeService(title)) return undefined;
  }
  return undefined;
}

/** Whether people would give this name to a service: `order-history`, `Invoice service`. */
export function looksLikeService(text: string): boolean {
  const name = plainText(text);
  return /^[a-z\d]+([-_][a-z\d]+){1,5}$/i.test(name) || /^([a-z\d]+[ -]){1,3}(service|svc|microservice)$/i.test(name);
}
