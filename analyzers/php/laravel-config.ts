import type { Expression } from '../../src/code/ir.ts';
import { literalOf, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { argumentNodes } from './arguments.ts';
import type { At, Lowering } from './lowering.ts';
import { entryNode } from './route-chains.ts';
import { plainText } from './texts.ts';

/** A file of the configuration folder, to be found from the program that asks. */
export const CONFIG = 'config:';
/** Connections that configuration files describe, used or not. */
export const DESCRIBED = 'asbuilt.laravel.described';

/** `config('services.stock.url', 'http://…')`: what the file of that name returns: https://laravel.com/docs/configuration */
export function configRead(node: Node, at: At, lowering: Lowering): Expression | undefined {
  const [key, fallback] = argumentNodes(node);
  const first = configAt(plainText(key) ?? '');
  return fallback && first ? { is: 'fallback', first, second: lowering.expression(fallback, at) } : first;
}

/** What the configuration holds at `services.stock.url`. */
export function configAt(key: string): Expression | undefined {
  const [file, ...steps] = key.split('.');
  return file === undefined || steps.length === 0 ? undefined : spelled(CONFIG + file, ...steps);
}

/** Where each file describes connections: the way to the array that holds them by name. */
const PLACES: Readonly<Record<string, readonly (readonly [what: string, ...path: readonly string[]])[]>> = {
  database: [
    ['database', 'connections'],
    ['redis', 'redis'],
  ],
  queue: [['queue', 'connections']],
  mail: [['mail', 'mailers']],
  filesystems: [['disk', 'disks']],
};

/** Notes every connection that a configuration file describes; which of them are used is told when all files are known. */
export function noteConnections(root: Node, lowering: Lowering): void {
  const file = /(?:^|\/)config\/(\w+)\.php$/.exec(lowering.draft.path)?.[1];
  const places = file === undefined ? undefined : PLACES[file];
  const returned = places && partsOf(root).find(({ type }) => type === 'return_statement');
  const whole = returned && partsOf(returned)[0];
  for (const [what, ...path] of places ?? []) {
    const array = path.reduce(entryNode, whole);
    for (const entry of array ? partsOf(array) : []) noteConnection(what, entry, lowering);
  }
}

function noteConnection(what: string, entry: Node, lowering: Lowering): void {
  const [key, value] = partsOf(entry);
  const name = plainText(key);
  if (name === undefined || value?.type !== 'array_creation_expression') return;
  const at: At = { scope: 0 };
  const described = lowering.expression(value, at);
  lowering.call(entry, at, { callee: spelled(DESCRIBED, what), arguments: [literalOf(name), described] });
}
