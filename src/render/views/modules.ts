import type { Architecture } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { isRequest, namesOf, nodesById } from '../selection.ts';

export interface Module {
  readonly name: string;
  readonly role: 'Producer' | 'Consumer' | 'Both' | '';
  /** Why it has the role, in words. */
  readonly because: readonly string[];
  readonly routes: number;
  readonly evidence: readonly Evidence[];
}

/** Who gives to other modules (answers them, sends to them), who takes from them, who does both. */
export function modulesOf(architecture: Architecture, members: readonly string[]): readonly Module[] {
  const nameOf = namesOf(architecture);
  const nodes = nodesById(architecture);
  return members.map((id) => {
    const { gives, takes } = partOf(id, architecture);
    return {
      name: nameOf(id),
      role: roleOf(gives.length > 0, takes.length > 0),
      because: [...gives, ...takes],
      routes: architecture.routes.filter(({ service }) => service === id).length,
      evidence: nodes.get(id)?.evidence ?? [],
    };
  });
}

function partOf(id: string, { edges, channels }: Architecture) {
  const calls = channels.filter(({ kind }) => kind === 'rpc');
  const told = channels.filter(({ kind }) => kind !== 'rpc');
  const asks = edges.some((edge) => edge.from === id && isRequest(edge)) || calls.some(({ producers }) => producers.includes(id));
  const answers =
    edges.some((edge) => edge.to === id && isRequest(edge)) || calls.some(({ consumers }) => consumers.includes(id));
  const sends = told.some(({ producers }) => producers.includes(id));
  const receives = told.some(({ consumers }) => consumers.includes(id));
  return {
    gives: [...(answers ? ['answers requests'] : []), ...(sends ? ['sends messages'] : [])],
    takes: [...(asks ? ['sends requests'] : []), ...(receives ? ['receives messages'] : [])],
  };
}

function roleOf(gives: boolean, takes: boolean): Module['role'] {
  if (gives && takes) return 'Both';
  return gives ? 'Producer' : takes ? 'Consumer' : '';
}
