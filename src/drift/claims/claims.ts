import type { Source } from '../../model/analyzer.ts';
import type { Architecture, Node } from '../../model/architecture.ts';
import type { JudgedClaim } from '../../model/check-report.ts';
import type { Finding } from '../../model/finding.ts';
import { RULES } from '../../model/rules.ts';
import { compareText } from '../../model/sorted-json.ts';
import type { Claim, Ground, Verdict } from './claim.ts';
import { judgeConnection } from './judge-connection.ts';
import { judgeMessage } from './judge-message.ts';
import { judgeLanguage, judgeName, judgePort } from './judge-node.ts';
import { judgeRoute } from './judge-route.ts';
import { type Known, knownOf, nodeOfPath } from './known.ts';
import { readParts } from './markdown.ts';
import { namesOf } from './names.ts';
import { readFence, readItem } from './read-blocks.ts';
import { readTable } from './read-tables.ts';

/** What documents claim of the system, each with what the sources say to it, and what follows from that. */
export interface ClaimsFound {
  readonly claims: readonly JudgedClaim[];
  readonly findings: readonly Finding[];
}

/** Documents of more claims than people read are read up to here. */
const MOST_CLAIMS = 5000;

/** Holds what documents claim against the architecture. */
export function compareDocuments(architecture: Architecture, documents: readonly Source[], ground: Ground): ClaimsFound {
  const known = knownOf(architecture, ground);
  const names = namesOf(architecture);
  const claims = documents.flatMap((source) => {
    const reading = { source, names, home: homeOf(source.path, architecture.nodes) };
    const { tables, fences, items } = readParts(source.text);
    const read = [
      ...tables.flatMap((table) => readTable(table, reading)),
      ...fences.flatMap((fence) => readFence(fence, reading)),
      ...items.flatMap((item) => readItem(item, reading)),
    ];
    return read.slice(0, MOST_CLAIMS);
  });
  const judged = claims.map((claim) => ({ claim, verdict: judge(claim, known) }));
  const findings = judged.flatMap(({ claim, verdict }) => findingOf(claim, verdict));
  return {
    claims: judged.map(({ claim, verdict }) => ({ ...verdict, elements: elementsOf(claim), document: claim.at })),
    findings: [...new Map(findings.map((each) => [each.key, each])).values()].sort(contradictionsFirst),
  };
}

/** The node that a document is about; one at the root beside other programs is about the whole system. */
function homeOf(path: string, nodes: readonly Node[]): Node | undefined {
  const home = nodeOfPath(nodes, path);
  const isWhole = home?.paths.includes('.') && nodes.some((each) => each.paths.some((folder) => folder !== '.' && each !== home));
  return isWhole ? undefined : home;
}

function judge(claim: Claim, known: Known): Verdict {
  switch (claim.kind) {
    case 'connection':
      return judgeConnection(claim, known);
    case 'port':
      return judgePort(claim, known);
    case 'route':
      return judgeRoute(claim, known);
    case 'message':
      return judgeMessage(claim, known);
    case 'language':
      return judgeLanguage(claim, known);
    case 'name':
      return judgeName(claim, known);
  }
}

function findingOf(claim: Claim, { verdict, message, sources }: Verdict): readonly Finding[] {
  if (verdict === 'confirmed') return [];
  const rule = verdict === 'contradicted' ? 'document-contradicted' : 'document-not-found';
  const key = [rule, claim.at.path, message].join(' | ');
  const { severity } = RULES[rule];
  return [{ rule, severity, message, elements: elementsOf(claim), evidence: [claim.at], related: sources, key }];
}

function elementsOf(claim: Claim): readonly string[] {
  switch (claim.kind) {
    case 'connection':
      return [claim.from.id, claim.to.id];
    case 'name':
      return [claim.neighbour.id];
    default:
      return [claim.node.id];
  }
}

function contradictionsFirst(one: Finding, other: Finding): number {
  return compareText(one.rule, other.rule) || compareText(one.key, other.key);
}
