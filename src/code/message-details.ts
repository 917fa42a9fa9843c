import type { ChannelKind, Protocol } from '../model/fact.ts';
import type { Selector } from './library.ts';

/** What sending and receiving have in common. */
export interface MessageDetails {
  readonly protocol: Protocol | Selector;
  /** The product that carries the messages, where the protocol does not tell; `connected` is the one that the program is connected with. */
  readonly broker?: string;
  readonly channel: Selector;
  readonly channelKind: ChannelKind;
  readonly connection?: Selector;
  readonly group?: Selector;
  readonly exchange?: Selector;
  /** The queue that a job or message arrives in, where the channel is its own name. */
  readonly through?: Selector;
  /** What takes the messages, where the call names it by something else than a function. */
  readonly handler?: Selector;
  /** The only protocol it is served over, of several that the program has. */
  readonly over?: Selector;
  /** Sent by the library's own scheduler. */
  readonly isScheduled?: true;
  /** A list of messages, looked at as a list of routes is. */
  readonly each?: Selector;
  /** A list in each of them: the other selectors look at its items' parts, then at those of the item around. */
  readonly inside?: Selector;
  /** Only where this text or library stands there. */
  readonly where?: readonly [at: Selector, text: string];
  /** Not where this text stands there. */
  readonly unless?: readonly [at: Selector, text: string];
  /** Only where something of the library sends to it: one of many that a library brings along. */
  readonly isAsked?: true;
  /** Only where one program sends and another receives: what a program answers itself stays inside. */
  readonly isBetween?: true;
  /** Only where somebody in the system takes from it: it may as well be a list that is read. */
  readonly ifTaken?: true;
  /** On a class: holds only for those that the code lists, where it lists any. */
  readonly isListed?: true;
  /** A queue is only bound to an exchange: who takes from the queue receives, not whoever binds it. */
  readonly isBinding?: true;
  /** The channel is a regular expression that names of channels fit. */
  readonly isExpression?: true;
  /** The argument that is sent as it is; else a data type of the repository, or what is written as text, is looked for. */
  readonly payload?: number;
}

/** A queue or exchange is declared: whether it lasts matters to whoever uses it. */
export interface Declaring {
  readonly does: 'declare';
  readonly protocol: Protocol;
  readonly channel: Selector;
  readonly channelKind: ChannelKind;
  readonly durable: Selector;
  /** Where this is not false, it only asks whether the channel is there and says nothing of how it lasts. */
  readonly passive?: Selector;
}
