import type { Module } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { Source } from '../../src/model/analyzer.ts';
import { settleAssignments } from './assignments.ts';
import { Lowering } from './lowering.ts';
import { orderOpens } from './names.ts';
import { rules } from './rules.ts';
import { GRPC } from './types.ts';

/** Signs of generated code in use. */
const GENERATED = [
  [GRPC.client, 'GrpcClient', /\b(\w+)\.\1Client\b/],
  [GRPC.operation, 'GrpcOperation', /\b(\w+)\.\1Base\b/],
] as const;

/** Makes plain data of one file. What the grammar could not read is passed over. */
export function lower(root: Node, source: Source): Module {
  const lowering = new Lowering(source, rules);
  for (const [local, imported, sign] of GENERATED)
    if (sign.test(source.text))
      lowering.imports.push({ local, imported, specifier: 'Grpc.Core', isTypeOnly: true, place: { line: 1, text: '' } });
  lowering.visitChildren(root, { scope: 0 });
  settleAssignments(lowering);
  return { ...lowering.finish(), opens: orderOpens(lowering.opens), hasImplicitThis: true, callsItself: ['Invoke'] };
}
