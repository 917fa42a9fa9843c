import type { Source } from '../../model/analyzer.ts';
import type { Node } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { evidenceAt } from '../../sdk/evidence.ts';
import type { Claim } from './claim.ts';
import { looksLikeService, type Names, nodeOfHeadings, plainText } from './names.ts';

/** A document that is being read, with the names of the system that it may be about. */
export interface Reading {
  readonly source: Source;
  readonly names: Names;
  /** The node in whose folder the document lies. */
  readonly home: Node | undefined;
}

/** A claim before it has its place. */
export type Said = Claim extends infer C ? (C extends Claim ? Omit<C, 'at'> : never) : never;

/** The claims of one line. */
export function at({ source }: Reading, line: number, said: readonly Said[]): readonly Claim[] {
  if (said.length === 0) return [];
  const place: Evidence = evidenceAt(source, line);
  return said.map((each) => ({ ...each, at: place }) as Claim);
}

/** Whose endpoints stand below these titles: the node that one of them names, else the one in whose folder the document lies. */
export function ownerOf({ names, home }: Reading, headings: readonly string[]): Node | undefined {
  return nodeOfHeadings(headings, names) ?? (headings.slice(0, -1).some(looksLikeService) ? undefined : home);
}

/** The names in a cell, apart from each other: `orders, billing`. */
export function namesIn(cell: string): readonly string[] {
  return cell
    .slice(0, 400)
    .split(/,|;|<br ?\/?>|\s\+\s|\s&\s|\sand\s/i)
    .map(plainText)
    .filter((name) => name !== '' && !/^[-–—/]+$/.test(name));
}

/** What a line says of two ends, of which one may be nobody's name. */
export function connectionOf(
  names: Names,
  [left, right]: readonly [string, string],
  said: Omit<Extract<Said, { kind: 'connection' }>, 'kind' | 'from' | 'to'>,
): readonly Said[] {
  const [from, to] = [names(left), names(right)];
  if (from && to) return from === to ? [] : [{ kind: 'connection', from, to, ...said }];
  const neighbour = from ?? to;
  const name = plainText(from ? right : left);
  return neighbour && isOwn(neighbour) && looksLikeService(name) ? [{ kind: 'name', name, neighbour }] : [];
}

/** Whether a node is a program of the team or passes requests to them. */
export function isOwn({ kind }: Node): boolean {
  return kind === 'service' || kind === 'frontend' || kind === 'gateway';
}
