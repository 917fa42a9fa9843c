import { z } from 'zod';
import {
  CERTAINTIES,
  CHANNEL_KINDS,
  DEPLOYMENT_KINDS,
  ENTRIES,
  LIBRARY_ROLES,
  NODE_KINDS,
  PATTERNS,
  PROBLEM_CODES,
  PROTOCOLS,
  RESILIENCE_PATTERNS,
  ROUTE_PURPOSES,
  STEPS,
  UNKNOWN_CODES,
} from './architecture-words.ts';

// Loading zod takes a tenth of a second: import this module for its type (`import type`), and its value only where a file is read.

/** A closed set of words, described by what each of them means. */
function word<W extends string>(about: string, meanings: Readonly<Record<W, string>>) {
  const words = Object.keys(meanings) as W[];
  const glossary = words.map((each) => `${each}: ${meanings[each]}`).join('; ');
  return z.enum(words).describe(`${about} ${glossary}.`);
}

const text = (about: string) => z.string().describe(about);
const texts = (about: string) => z.array(z.string()).describe(about);
const nodeId = (about: string) => z.string().min(1).describe(about);
const amount = (about: string) => z.int().min(0).describe(about);

const Evidence = z
  .object({
    path: text('Relative to the analysed folder, with `/` on every platform.'),
    line: z.int().min(1).describe('The first line is 1.'),
    endLine: z.int().min(1).exactOptional().describe('The last line, where there is more than one.'),
    text: text('The line as it stands there: trimmed, shortened and without secrets.'),
  })
  .meta({ id: 'Evidence', description: 'A place that a person can open to check the statement.' });

const evidence = z.array(Evidence).describe('What the statement rests on: every hop, in order.');
const certainty = word('How sure the statement is.', CERTAINTIES);
const deployments = texts('Ids of the deployments in which it holds.');

const Policy = z
  .object({
    pattern: word('What kind of measure it is.', RESILIENCE_PATTERNS),
    by: text('What does it: a library or a product.'),
    subject: text('What it is called or stands on.').exactOptional(),
    values: z.record(z.string(), z.number()).describe('By name with unit: `timeoutMs`, `retries`, `limit`, `windowMs`.'),
    operations: texts('On an edge, what it holds for; absent where it holds for all that is asked over it.').exactOptional(),
    evidence: Evidence,
  })
  .meta({ id: 'Policy', description: 'A measure against a slow, failing or greedy other side, with its values.' });

const HealthCheck = z
  .object({
    path: text('Below the address of the node; `grpc.health.v1.Health/Check` where it is asked over gRPC.'),
    port: z.int().min(0).exactOptional(),
    certainty,
    evidence: Evidence,
  })
  .meta({ id: 'HealthCheck', description: 'Where a node is asked whether it is well: a probe, a healthcheck.' });

const Library = z
  .object({
    name: text('The product: `Pact`, `Testcontainers`.'),
    role: word('What it is for.', LIBRARY_ROLES),
    evidence: z.array(Evidence).describe('The lines that name it, with those that lead to them from whom it is told of.'),
  })
  .meta({ id: 'Library', description: 'A library that a manifest names. That it is named does not say what is done with it.' });

const Node = z
  .object({
    id: nodeId('Unique and stable: made from the name, not from a place.'),
    kind: word('What it is.', NODE_KINDS),
    name: text('The name to show.'),
    aliases: texts('Every other name it answers to: compose service, workload, image, package, host.'),
    technology: texts('Languages, frameworks and products.'),
    paths: texts('Folders that hold its code.'),
    owners: texts('Who owns it.'),
    ports: z.array(z.int().min(0)).describe('Ports it listens on.'),
    policies: z.array(Policy).exactOptional().describe('Measures for all that it serves or asks for.'),
    health: z.array(HealthCheck).exactOptional().describe('Where deployments ask whether it is well.'),
    libraries: z.array(Library).exactOptional().describe('Libraries of a known role that it is built or tested with.'),
    deployments,
    certainty,
    evidence,
  })
  .meta({ id: 'Node', description: 'Something that runs, or that is reached over the network.' });

const Resilience = z
  .object({
    timeoutMs: amount('How long it waits for an answer.').exactOptional(),
    retries: amount('How often it tries again.').exactOptional(),
    circuitBreaker: text('What breaks the circuit.').exactOptional(),
    policies: z.array(Policy).exactOptional().describe('Every measure with its values and its line.'),
  })
  .meta({ id: 'Resilience', description: 'What is done when the other side does not answer.' });

const Forward = z
  .object({
    path: text('As requests arrive.'),
    as: texts('As they are passed on: `ANY /orders/**`.'),
    isOfDevelopment: z.literal(true).exactOptional().describe('A rule of the server that a page is developed with.'),
    evidence: Evidence,
  })
  .meta({ id: 'Forward', description: "A proxy's rule: requests that arrive below a path are passed on." });

const Edge = z
  .object({
    id: text('`from -> to (protocol)`.'),
    from: nodeId('Id of the node that opens the connection.'),
    to: nodeId('Id of the node that receives it.'),
    protocol: word('What is spoken.', PROTOCOLS),
    pattern: word('How they work together.', PATTERNS),
    operations: texts('What is asked for: `GET /accounts/{}`, `publish orders`.'),
    purpose: text('What it is for, as far as the sources say.'),
    forwards: z.array(Forward).exactOptional().describe('The rules of a proxy that make it.'),
    resilience: Resilience.exactOptional(),
    deployments,
    certainty,
    evidence,
  })
  .meta({ id: 'Edge', description: 'One node opens connections to another. Messages also appear in `channels`.' });

const Payload = z
  .object({
    type: text('Name of the type; `object` for a literal without one.'),
    fields: z.record(z.string(), z.string()).describe('Type of each field as written, by its name on the wire. At most forty.'),
    evidence: Evidence.exactOptional().describe('Where the type is declared.'),
  })
  .meta({ id: 'Payload', description: 'What a message or a body carries, as far as the code declares it.' });

const Binding = z
  .object({
    exchange: text('The name in the broker.'),
    queue: text('The name in the broker.'),
    key: text('The routing key, or a pattern of one.').exactOptional(),
    evidence: Evidence,
  })
  .meta({ id: 'Binding', description: 'What is sent to an exchange with a key comes into a queue.' });

const Channel = z
  .object({
    id: text('Unique and stable.'),
    name: text('The name in the broker.'),
    kind: word('How it passes messages on.', CHANNEL_KINDS),
    broker: text('Id of the broker node, or the protocol where no broker is known or needed.'),
    protocol: word('What is spoken.', PROTOCOLS),
    producers: texts('Ids of the nodes that send.'),
    consumers: texts('Ids of the nodes that receive.'),
    durable: z.boolean().exactOptional().describe('Whether the broker keeps it over a restart, where a file says so.'),
    bindings: z.array(Binding).exactOptional().describe('How messages come from exchanges into queues.'),
    payload: Payload.exactOptional(),
    alsoSent: z
      .array(z.object({ producers: texts('Ids of the nodes that send it.'), payload: Payload }))
      .exactOptional()
      .describe('What some senders send in its place, with other fields.'),
    certainty,
    evidence,
  })
  .meta({ id: 'Channel', description: 'A named way for messages: who sends, who receives.' });

const Guard = z
  .object({
    name: text('As the code calls it.'),
    scheme: text(
      'What callers must show, where that is known: `jwt`, `oauth2`, `basic`, `session`, or the name of a strategy.',
    ).exactOptional(),
    roles: texts('Roles, authorities or scopes that are literal.').exactOptional(),
    isPublic: z.boolean().exactOptional().describe('The code says that everyone may call the route.'),
    evidence: Evidence,
  })
  .meta({ id: 'Guard', description: 'What stands between callers and a route, or the statement that nothing does.' });

const Route = z
  .object({
    id: text('`service METHOD path`.'),
    service: nodeId('Id of the node that serves it.'),
    method: text('`GET` … `ANY`; `RPC` for gRPC; `QUERY`, `MUTATION`, `SUBSCRIPTION` for GraphQL.'),
    path: text('With every prefix. gRPC: `package.Service/Method`; GraphQL: the field.'),
    handler: text('The function that answers.').exactOptional(),
    auth: text(
      'What a caller must show, in short: `jwt`, `RolesGuard (admin)`; `public` where the code says that everyone may call. Absent where no guard was seen.',
    ).exactOptional(),
    guards: z.array(Guard).exactOptional().describe('What stands between callers and the route, the nearest first.'),
    purpose: word('What it is for, where a library says so.', ROUTE_PURPOSES).exactOptional(),
    request: Payload.exactOptional().describe('The body that it is sent.'),
    response: Payload.exactOptional().describe('The body that it answers with.'),
    certainty,
    evidence,
  })
  .meta({ id: 'Route', description: 'An endpoint that a node serves.' });

const Step = z
  .object({
    does: word('What it does.', STEPS),
    to: nodeId('Id of the node that is asked; absent for a message, and where it could not be computed.').exactOptional(),
    channel: text('Id of the channel that is sent to.').exactOptional(),
    protocol: word('What is spoken.', PROTOCOLS),
    operations: texts('What is asked for.'),
    evidence: Evidence,
    via: z.array(Evidence).exactOptional().describe('The other lines that it rests on, outermost first.'),
  })
  .meta({ id: 'Step', description: 'One thing that the code behind a route or a consumer does.' });

const Handling = z
  .object({
    id: text("The route's id; `service receives channel`; `service otherwise`."),
    service: nodeId('Id of the node whose code it is.'),
    entry: word('What the code is behind.', ENTRIES),
    of: text('Id of the route or channel.').exactOptional(),
    steps: z.array(Step).describe('In the order in which the code comes to them.'),
  })
  .meta({ id: 'Handling', description: 'What the code behind a route or a consumer does.' });

const Unknown = z
  .object({
    code: word('What could not be finished.', UNKNOWN_CODES),
    message: text('A whole sentence.'),
    evidence: Evidence,
    settledBy: text('The place or value that would settle it.'),
  })
  .meta({ id: 'Unknown', description: 'Something that was seen and could not be finished. Silence is not absence.' });

const Problem = z
  .object({ code: word('What went wrong.', PROBLEM_CODES), message: text('A whole sentence.'), evidence: Evidence })
  .meta({ id: 'Problem', description: 'Something in the repository that could not be followed.' });

const StartOrder = z
  .object({
    before: nodeId('Id of the node that starts first.'),
    after: nodeId('Id of the node that waits.'),
    evidence: Evidence,
  })
  .meta({ id: 'StartOrder', description: 'A hint about the start order. Not a connection.' });

const Count = z
  .object({ found: amount('How many were seen.'), resolved: amount('How many of them were followed to their end.') })
  .meta({ id: 'Count', description: 'How much of what was seen is understood.' });

const Coverage = z
  .object({
    calls: Count,
    channels: Count,
    routes: Count,
    connections: Count,
    files: z.object({ seen: amount('Files that were wanted.'), parsed: amount('Files that could be read.') }),
  })
  .meta({ id: 'Coverage', description: 'How much of the system the statements cover.' });

const System = z.object({
  name: text('The name of the analysed folder or of its manifest.'),
  revision: z.string().nullable().describe('The commit, or null outside version control.'),
  deployments: z
    .array(z.object({ id: text('`compose:docker-compose.yml`.'), kind: word('What deploys.', DEPLOYMENT_KINDS) }))
    .describe('Every way in which the system is deployed.'),
});

/** The architecture as it is written to `asbuilt.json`: the contract that other programs read. */
export const ArchitectureFile = z
  .object({
    $schema: text('Names the JSON Schema of this file.'),
    schemaVersion: z.literal('1').describe('Changes only when a reader of the former version would misread the file.'),
    generator: text('The program and version that wrote the file.'),
    system: System,
    nodes: z.array(Node),
    edges: z.array(Edge),
    channels: z.array(Channel),
    routes: z.array(Route),
    startOrder: z.array(StartOrder).exactOptional(),
    handlings: z.array(Handling).exactOptional(),
    libraries: z.array(Library).exactOptional().describe('Libraries that manifests of nobody in particular name.'),
    unknowns: z.array(Unknown),
    problems: z.array(Problem).exactOptional(),
    coverage: Coverage,
  })
  .meta({ title: 'asbuilt architecture', description: 'The system that is really there, with evidence for every statement.' });

export type ArchitectureFile = Frozen<z.infer<typeof ArchitectureFile>>;

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
