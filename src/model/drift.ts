import type { Coverage } from './architecture.ts';
import type { Evidence } from './evidence.ts';
import type { Origin } from './origin.ts';

/**
 * How much a change matters. `info`: the drawing is out of date. `warning`: someone may rely on what is gone, or the system
 * reaches further than before. `error`: something in the repository relies on what is gone.
 */
export type Severity = 'info' | 'warning' | 'error';

/** From the least to the most serious. */
export const SEVERITIES: readonly Severity[] = ['info', 'warning', 'error'];

/** Everything that can be different between two architectures. Places, hops, handlers and certainty are not among it. */
export type ChangeKind =
  | 'deployment-added'
  | 'deployment-removed'
  | 'node-added'
  | 'node-removed'
  | 'external-added'
  | 'external-removed'
  | 'node-renamed'
  | 'node-kind-changed'
  | 'node-technology-changed'
  | 'node-ports-changed'
  | 'node-deployments-changed'
  | 'ownership-changed'
  | 'edge-added'
  | 'edge-removed'
  | 'edge-protocol-changed'
  | 'edge-operations-changed'
  | 'edge-deployments-changed'
  | 'cycle-added'
  | 'cycle-removed'
  | 'database-shared'
  | 'channel-added'
  | 'channel-removed'
  | 'producer-added'
  | 'producer-removed'
  | 'consumer-added'
  | 'consumer-removed'
  | 'channel-lost-last-producer'
  | 'channel-lost-last-consumer'
  | 'payload-changed'
  | 'route-added'
  | 'route-removed'
  | 'route-removed-still-called'
  | 'route-auth-changed'
  | 'route-auth-removed'
  | 'flow-changed'
  | 'unknown-added'
  | 'coverage-dropped';

/** What a reader needs to know about a kind of change. */
export interface ChangeInfo {
  readonly severity: Severity;
  readonly title: string;
  readonly explanation: string;
}

/** The vocabulary of drift. The compiler asks for an entry when a kind is added. */
export const CHANGES: Readonly<Record<ChangeKind, ChangeInfo>> = {
  'deployment-added': info('New deployment', 'The system is deployed in one more way.'),
  'deployment-removed': warning('Deployment gone', 'A way to deploy the system is no longer there.'),
  'node-added': info('New element', 'Something runs now that did not run before.'),
  'node-removed': warning('Element gone', 'Something that ran is no longer there.'),
  'external-added': warning(
    'New external system',
    'The system reaches something outside the repository that it did not reach before.',
  ),
  'external-removed': info('External system gone', 'Something outside the repository is no longer reached.'),
  'node-renamed': info('Element renamed', 'The same thing goes by another name: its folder or one of its names stayed.'),
  'node-kind-changed': warning('Element is of another kind', 'The same name stands for another kind of thing now.'),
  'node-technology-changed': info('Other technology', 'An element is built with something else.'),
  'node-ports-changed': warning(
    'Other ports',
    'An element listens on other ports; whoever names the old one no longer reaches it.',
  ),
  'node-deployments-changed': info('Deployed elsewhere', 'An element joined or left a deployment that exists on both sides.'),
  'ownership-changed': info('Other owners', 'Someone else is responsible for an element.'),
  'edge-added': info('New connection', 'One element talks to another that it did not talk to before.'),
  'edge-removed': info('Connection gone', 'One element no longer talks to another.'),
  'edge-protocol-changed': warning('Other protocol', 'Two elements talk in another way; both sides must have changed together.'),
  'edge-operations-changed': info('Other operations', 'One element asks another for other things than before.'),
  'edge-deployments-changed': info(
    'Connection holds elsewhere',
    'A connection joined or left a deployment that exists on both sides.',
  ),
  'cycle-added': warning('New cycle', 'Elements wait for each other in a circle; one that is slow can stop them all.'),
  'cycle-removed': info('Cycle gone', 'Elements no longer wait for each other in a circle.'),
  'database-shared': warning('Database shared', 'More than one element now uses the same database; none can change it alone.'),
  'channel-added': info('New channel', 'Messages are sent or received by a name that is new.'),
  'channel-removed': info('Channel gone', 'Nobody sends to or receives from the channel any more.'),
  'producer-added': info('New producer', 'One more element sends to a channel.'),
  'producer-removed': info('Producer gone', 'An element no longer sends to a channel that others still send to.'),
  'consumer-added': info('New consumer', 'One more element receives from a channel.'),
  'consumer-removed': info('Consumer gone', 'An element no longer receives from a channel that others still receive from.'),
  'channel-lost-last-producer': warning(
    'Last producer gone',
    'Elements still wait for messages that nothing in the repository sends.',
  ),
  'channel-lost-last-consumer': warning('Last consumer gone', 'Messages are still sent that nothing in the repository receives.'),
  'payload-changed': warning('Other payload', 'Messages carry other fields; consumers may need the old ones.'),
  'route-added': info('New route', 'An element answers to one more request.'),
  'route-removed': warning(
    'Route gone',
    'An element no longer answers to a request; callers outside the repository may need it.',
  ),
  'route-removed-still-called': error('Called route gone', 'A route is gone that an element of the repository still calls.'),
  'route-auth-changed': warning('Other authentication', 'A route asks its callers for another proof than before.'),
  'route-auth-removed': error('Authentication gone', 'A route that asked its callers for proof no longer does.'),
  'flow-changed': info(
    'Something else happens',
    'Behind a route or a consumer, a service asks, sends or stores something else, over connections that it had before.',
  ),
  'unknown-added': info('New unknown', 'asbuilt sees something that it cannot finish; the drawing may lack a part there.'),
  'coverage-dropped': warning(
    'Less is understood',
    'asbuilt follows a smaller share than before; what seems gone may still be there.',
  ),
};

/** One difference, with the lines that show it on either side. */
export interface Change {
  readonly kind: ChangeKind;
  readonly severity: Severity;
  /** Id of the node, edge, channel, route or deployment it is about. */
  readonly element: string;
  /** A whole sentence. */
  readonly message: string;
  readonly before: readonly Evidence[];
  readonly after: readonly Evidence[];
  /** The commit since which it is so, where that was looked for. */
  readonly origin?: Origin;
}

/** One of the two architectures that were compared. */
export interface DriftSide {
  readonly generator: string;
  readonly revision: string | null;
  readonly coverage: Coverage;
  /** Files that a mistake in asbuilt itself kept out, a sentence each. */
  readonly failures?: readonly string[];
}

/** What became of an architecture. */
export interface Drift {
  readonly before: DriftSide;
  readonly after: DriftSide;
  /** The most serious first. */
  readonly changes: readonly Change[];
}

function info(title: string, explanation: string): ChangeInfo {
  return { severity: 'info', title, explanation };
}

function warning(title: string, explanation: string): ChangeInfo {
  return { severity: 'warning', title, explanation };
}

function error(title: string, explanation: string): ChangeInfo {
  return { severity: 'error', title, explanation };
}
