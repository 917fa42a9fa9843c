import type { Expression } from '../../src/code/ir.ts';
import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { argumentNodes } from './arguments.ts';
import { CONFIG } from './laravel-config.ts';
import type { At, Lowering } from './lowering.ts';
import { importedName } from './names.ts';
import { plainText } from './texts.ts';

// https://laravel.com/docs/queues#dispatching-jobs and https://laravel.com/docs/filesystem#obtaining-disk-instances

/** A job that is sent: its class, and the queue and the connection that the line names. */
export const SENT = 'asbuilt.laravel.sent';
export const DISKS = 'asbuilt.laravel.disks';

/** What code names by something other than a plain text. */
export const UNREAD: Expression = { is: 'unknown', why: 'a name that code computes' };

const OF_CLASS = /^dispatch(?:If|Unless)?$/;
const OF_FACADE = /^(?:Bus|Queue|Event|Schedule)$/;
/** Which argument is the job, and which the queue's name. */
const SENDERS: Readonly<Record<string, readonly [job: number, queue?: number]>> = {
  dispatch: [0],
  event: [0],
  dispatchToQueue: [0],
  push: [0, 2],
  pushOn: [1, 0],
  later: [1, 3],
  laterOn: [2, 0],
  // https://laravel.com/docs/scheduling#scheduling-queued-jobs
  job: [0, 1],
};

/** `PackOrder::dispatch($id)->onQueue('parcels')`, `Queue::pushOn('parcels', new PackOrder($id))`; the disk that `Storage::disk('…')` names. */
export function noteStaticCall(node: Node, at: At, lowering: Lowering): void {
  const [scope, name] = [node.childForFieldName('scope')?.text ?? '', node.childForFieldName('name')?.text ?? ''];
  if (OF_FACADE.test(scope)) noteSent(node, name, at, lowering);
  else if (OF_CLASS.test(name)) send(node, scope, undefined, at, lowering);
  const disk = scope === 'Storage' && name === 'disk' ? plainText(argumentNodes(node)[0]) : undefined;
  if (disk !== undefined) noteDisk(node, disk, at, lowering);
}

/** `dispatch(new PackOrder($id))`, `$this->dispatch(new PackOrder($id))`. */
export function noteSent(node: Node, sender: string, at: At, lowering: Lowering): void {
  const [job, queue] = Object.hasOwn(SENDERS, sender) ? (SENDERS[sender] ?? []) : [];
  const given = argumentNodes(node);
  const made = job === undefined ? undefined : given[job];
  if (made?.type !== 'object_creation_expression') return;
  const chosen = queue === undefined ? undefined : statedBy(given[queue]);
  send(node, made.namedChildren[0]?.text ?? '', chosen, at, lowering);
}

function send(node: Node, job: string, queue: Expression | undefined, at: At, lowering: Lowering): void {
  const short = job.replace(/^\\/, '');
  const chain = chainAfter(node);
  const places = [queue ?? chain.get('onQueue'), chain.get('onConnection')].map((each) => each ?? literalOf(null));
  const name = literalOf(importedName(short, lowering.draft) ?? short);
  lowering.call(node, at, { callee: spelled(SENT, 'job'), arguments: [name, ...places] });
}

/** What the calls behind it in the chain are given. */
function chainAfter(node: Node): ReadonlyMap<string, Expression> {
  const found = new Map<string, Expression>();
  for (let each = node.parent; each?.type === 'member_call_expression'; each = each.parent) {
    const stated = statedBy(argumentNodes(each)[0]);
    if (stated !== undefined) found.set(each.childForFieldName('name')?.text ?? '', stated);
  }
  return found;
}

function statedBy(node: Node | undefined): Expression | undefined {
  if (!node || node.type === 'null') return undefined;
  const text = plainText(node);
  return text === undefined ? (caseNamed(node.text) ?? UNREAD) : literalOf(text);
}

/** `QueueName::Money->value`, `QueueName::Money` and `Queues::MONEY`: https://laravel.com/docs/queues#dispatching-to-a-particular-queue */
function caseNamed(text: string): Expression | undefined {
  const [, name, member] = /^\\?([\w\\]{1,200})::(\w{1,100})(?:\s*->\s*value)?$/.exec(text) ?? [];
  return name === undefined || member === undefined ? undefined : { is: 'member', of: { is: 'name', name }, name: member };
}

/** A disk is of the driver that the configuration states; the disk that every application is given goes by its driver's name. */
function noteDisk(node: Node, disk: string, at: At, lowering: Lowering): void {
  const part = (key: string) => spelled(`${CONFIG}filesystems`, 'disks', disk, key);
  const driver: Expression = { is: 'fallback', first: part('driver'), second: literalOf(disk) };
  lowering.call(node, at, { callee: spelled(DISKS, 'disk'), arguments: [driver, part('endpoint'), part('bucket')] });
}
