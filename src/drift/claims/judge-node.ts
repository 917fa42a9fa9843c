import type { Node } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { bareName, slug } from '../../model/names.ts';
import type { Claim, Verdict } from './claim.ts';
import { confirmed, contradicted, type Known, notFound } from './known.ts';
import { languagesOf } from './languages.ts';

/** Whether a node opens one of the ports. */
export function judgePort({ node, ports }: Extract<Claim, { kind: 'port' }>, known: Known): Verdict {
  const open = openPorts(node, known);
  const met = open.find(({ port }) => ports.includes(port));
  const said = ports.join(', ');
  if (met) return confirmed(`${node.id} has port ${met.port}.`, met.evidence);
  const places = [...node.paths, ...node.evidence.map(({ path }) => path)].filter((place) => place !== '.');
  const isSure = open.length > 0 && known.isUnderstood(node) && !isWritten(ports, places, known);
  if (!isSure) return notFound(`Nothing in the sources says that ${node.id} has port ${said}.`);
  const others = [...new Set(open.map(({ port }) => port))].sort((a, b) => a - b).join(', ');
  return contradicted(
    `The document says that ${node.id} has port ${said}; the sources say ${others}.`,
    open.flatMap(({ evidence }) => evidence),
  );
}

/** A number in a file of the node's own may be the port for another way to run it; in a file of several, it must stand for others. */
function isWritten(ports: readonly number[], places: readonly string[], { architecture, ground }: Known): boolean {
  const shared = new Set<string>();
  for (const place of places) {
    const users = architecture.nodes.filter(({ evidence, paths }) =>
      [...paths, ...evidence.map(({ path }) => path)].includes(place),
    );
    if (users.length > 1) shared.add(place);
  }
  const own = places.filter((place) => !shared.has(place));
  return ports.some((port) => ground.writes(port, own));
}

interface Opened {
  readonly port: number;
  readonly evidence: readonly Evidence[];
}

/** Every port under which a program listens or can be reached, in any deployment. */
function openPorts(node: Node, { architecture: { wiring } }: Known): readonly Opened[] {
  const openings = (wiring?.openings ?? []).filter((each) => each.node === node.id);
  const reachable = (wiring?.reachable ?? []).filter(({ nodes }) => nodes.includes(node.id));
  return [
    ...openings.flatMap(({ program, container, image }) =>
      [...program, ...container, ...image].map(({ port, evidence }) => ({ port, evidence: [evidence] })),
    ),
    ...reachable.flatMap(({ ports, evidence }) =>
      ports.flatMap(({ port, target }) =>
        [port, ...(typeof target === 'number' ? [target] : [])].map((each) => ({ port: each, evidence: [evidence] })),
      ),
    ),
    ...node.ports.map((port) => ({ port, evidence: node.evidence.slice(0, 1) })),
  ];
}

/** Whether the files of a node are written in one of the languages. */
export function judgeLanguage(
  { node, languages }: Extract<Claim, { kind: 'language' }>,
  { ground, isUnderstood }: Known,
): Verdict {
  const folders = node.paths.filter((place) => place !== '.');
  const files = ground.paths.filter((path) => folders.some((folder) => path.startsWith(`${folder}/`)));
  const found = languagesOf(files);
  const said = languages.join(' or ');
  const met = languages.flatMap((language) => found.get(language) ?? [])[0];
  if (met !== undefined) return confirmed(`${node.id} is written in ${said}.`, [firstLine(met)]);
  return found.size === 0 || !isUnderstood(node)
    ? notFound(`Nothing in the sources says that ${node.id} is written in ${said}.`)
    : contradicted(
        `The document says that ${node.id} is written in ${said}; its files are ${[...found.keys()].join(', ')}.`,
        [...found.values()].map(firstLine),
      );
}

function firstLine(path: string): Evidence {
  return { path, line: 1, text: '' };
}

/** Whether a name beside a known one is still the name of anything at all. */
export function judgeName({ name, neighbour }: Extract<Claim, { kind: 'name' }>, { ground, isUnderstood }: Known): Verdict {
  const spellings = [...new Set([slug(name), bareName(name)])].filter((each) => each.length > 2);
  // Whom a service asks that was not understood may go by any name.
  const isGone = isUnderstood(neighbour) && spellings.length > 0 && !spellings.some((each) => isAnywhere(each, ground));
  return isGone
    ? contradicted(
        `The document connects ${neighbour.id} with ${name}, and no file but documents knows that name.`,
        neighbour.evidence.slice(0, 1),
      )
    : notFound(`The document connects ${neighbour.id} with ${name}, which is nothing that asbuilt found.`);
}

function isAnywhere(name: string, { mentions, paths }: Ground): boolean {
  const plain = name.replaceAll('-', '');
  const isIn = (path: string) =>
    path
      .toLowerCase()
      .replace(/[^a-z\d/]/g, '')
      .includes(plain);
  return mentions(name) || paths.some((path) => !/\.(md|mdx|markdown|png|jpe?g|svg|drawio)$/i.test(path) && isIn(path));
}

type Ground = Known['ground'];
