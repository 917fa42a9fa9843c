import type { Architecture, Deployment, Node } from '../../model/architecture.ts';
import type { JudgedClaim } from '../../model/check-report.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { ProblemCode } from '../../model/problem.ts';
import type { Cell } from '../../model/reconciliation.ts';
import { nodesAround } from '../../sdk/nodes-around.ts';
import { isInside } from '../../sdk/path.ts';

/** What is put side by side. */
export interface Worlds {
  readonly architecture: Architecture;
  /** Deployments, each with what it can be asked. */
  readonly deployments: readonly World[];
  /** What does not fit together between code and deployments. */
  readonly findings: readonly Finding[];
  readonly claims: readonly JudgedClaim[];
  /** Whether anything but deployments names a setting; undefined where that cannot be told. */
  readonly mentions: (name: string) => boolean | undefined;
}

/** One way to deploy the system. */
export interface World {
  readonly id: string;
  /** Whether it deploys most of the system, so that what it does not deploy is missing. One that deploys a part says nothing of the rest. */
  readonly isWhole: boolean;
  /** Whether something of it could not be read or rendered. */
  readonly isBlind: boolean;
}

export const SILENT: Cell = { says: 'silent', evidence: [] };
export const LACKS: Cell = { says: 'lacks', evidence: [] };
const UNKNOWN: Cell = { says: 'unknown', evidence: [] };

export function has(evidence: readonly Evidence[]): Cell {
  return { says: 'has', evidence };
}

/** What a world that should have something says where it was not found. */
export function missingFrom({ isBlind }: { readonly isBlind: boolean }): Cell {
  return isBlind ? UNKNOWN : LACKS;
}

/** The deployments of an architecture. */
export function worldsOf(architecture: Architecture): readonly World[] {
  const own = architecture.nodes.filter((node) => isOwn(node) && node.deployments.length > 0);
  return architecture.system.deployments.map((deployment) => ({
    id: deployment.id,
    isWhole: own.filter(({ deployments }) => deployments.includes(deployment.id)).length * 2 > own.length,
    isBlind: isBlind(deployment, architecture),
  }));
}

/** What the team wrote itself. */
export function isOwn({ kind }: Node): boolean {
  return kind === 'service' || kind === 'frontend';
}

const LOST: ReadonlySet<string> = new Set<ProblemCode>([
  'syntax-error',
  'unreadable-file',
  'missing-reference',
  'analyzer-failed',
]);

/** Problems with which a file says less than it does, or nothing. */
const UNREAD: ReadonlySet<string> = new Set<ProblemCode>(['syntax-error', 'analyzer-failed']);

function isBlind(deployment: Deployment, { unknowns, problems }: Architecture): boolean {
  const lost = [
    ...unknowns.filter(({ code }) => code === 'unrendered-template'),
    ...problems.filter(({ code }) => LOST.has(code)),
  ];
  return lost.some(({ evidence }) => isOf(evidence.path, deployment.id));
}

/** Whether a file lies where a deployment does. */
export function isOf(path: string, deployment: string): boolean {
  const place = deployment.slice(deployment.indexOf(':') + 1).replace(/[ ?#(].*$/, '');
  // A chart's deployments bear what tells them apart behind its folder: `charts/shop+values-prod.yaml`, `charts/shop@shop`.
  const places = [place, place.replace(/[+@].*$/, '')];
  return places.some((each) => isInside(path, each));
}

/** Nodes of the team's own of which not everything could be read or followed. */
export function blindNodes({ nodes, unknowns, problems, wiring }: Architecture): ReadonlySet<string> {
  const places = [...unknowns, ...problems.filter(({ code }) => UNREAD.has(code))].map(({ evidence }) => evidence.path);
  const blind = [...new Set(places)].flatMap((place) => nodesAround(place, nodes));
  return new Set([...blind.map(({ id }) => id), ...(wiring?.unread ?? [])]);
}

/** What documents say that is about exactly these nodes, with the words of what they have wrong. */
export function documentCell(claims: readonly JudgedClaim[], isAbout: (elements: readonly string[]) => boolean) {
  const about = claims.filter(({ elements }) => isAbout(elements));
  const wrong = about.filter(({ verdict }) => verdict === 'contradicted');
  const right = about.filter(({ verdict }) => verdict === 'confirmed');
  const evidence = (wrong.length > 0 ? wrong : right).map(({ document }) => document);
  const documents: Cell = evidence.length === 0 ? SILENT : { says: wrong.length > 0 ? 'contradicts' : 'has', evidence };
  return { documents, contradictions: wrong.map(({ message }) => message) };
}
