import type { Value } from '../../model/value.ts';
import { textIn } from '../synth/things.ts';
import type { Deployed } from './deployed.ts';
import { valueOf } from './settings.ts';

/** `new CfnOutput(this, 'Queue', { value: queue.queueArn, exportName: 'orders-queue-arn' })`: other stacks import it by that name. */
export function exportsIn(deployed: Deployed): ReadonlyMap<string, Value> {
  const outputs = deployed.made.filter(({ path }) => /\.CfnOutput$/.test(path));
  return new Map(
    outputs.flatMap(({ properties }) => {
      const name = textIn(properties.get('exportName'));
      const value = valueOf(properties.get('value'), deployed);
      return name === undefined || value.is === 'unknown' ? [] : [[name, value] as const];
    }),
  );
}
