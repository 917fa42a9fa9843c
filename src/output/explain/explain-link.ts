import type { Channel, Edge, Route } from '../../model/architecture.ts';
import type { Guard } from '../../model/guard.ts';
import type { Payload } from '../../model/payload.ts';
import { hops, labelled, policyInWords, reasons, sureness } from './words.ts';

/** One connection: what it is for, why it is there and every hop from the line that opens it to the one that receives it. */
export function explainEdge(edge: Edge): readonly string[] {
  const { id, operations, purpose, resilience, deployments, certainty, evidence, because } = edge;
  return [
    id,
    ...labelled('for', purpose === '' ? [] : [purpose]),
    ...labelled('operations', operations),
    ...(resilience?.policies ?? []).flatMap((policy) => labelled('if slow', [policyInWords(policy)])),
    ...labelled('holds in', deployments),
    sureness(certainty),
    ...reasons(because),
    ...hops(evidence),
  ];
}

/** One channel: who sends, who receives, what it carries and where that is written. */
export function explainChannel(channel: Channel): readonly string[] {
  const { name, kind, broker, producers, consumers, payload, certainty, evidence, because } = channel;
  return [
    `${name} (${kind} on ${broker})`,
    ...labelled('from', producers.length > 0 ? producers : ['nobody found']),
    ...labelled('to', consumers.length > 0 ? consumers : ['nobody found']),
    ...labelled('carries', payload ? [payloadInWords(payload)] : []),
    sureness(certainty),
    ...reasons(because),
    ...hops(evidence),
  ];
}

/** One route: who serves it and how its path comes together. */
export function explainRoute(route: Route): readonly string[] {
  const { id, service, handler, auth, guards = [], request, response, certainty, evidence, because } = route;
  return [
    id,
    ...labelled('served by', [service]),
    ...labelled('handler', handler === undefined ? [] : [handler]),
    ...labelled('asks for', [auth ?? 'no guard was seen']),
    ...guards.flatMap((guard) => labelled('guarded by', [guardInWords(guard)])),
    ...labelled('is sent', request ? [payloadInWords(request)] : []),
    ...labelled('answers', response ? [payloadInWords(response)] : []),
    sureness(certainty),
    ...reasons(because),
    ...hops(evidence),
  ];
}

function guardInWords({ name, scheme, roles = [], isPublic, evidence }: Guard): string {
  const says = [isPublic ? 'opens it to everyone' : scheme, roles.length > 0 ? `for ${roles.join(', ')}` : undefined];
  const words = says.filter((each) => each !== undefined).join(' ');
  return `${name}${words === '' ? '' : ` (${words})`}  ${evidence.path}:${evidence.line}`;
}

function payloadInWords({ type, fields, evidence }: Payload): string {
  const names = Object.keys(fields).toSorted();
  const place = evidence ? `  ${evidence.path}:${evidence.line}` : '';
  return `${names.length > 0 ? `${type} with ${names.join(', ')}` : type}${place}`;
}
