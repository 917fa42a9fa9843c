import type { AccessRule, LabelDemand } from './access.ts';
import type { Condition } from './condition.ts';
import type { Evidence } from './evidence.ts';
import type { Guard } from './guard.ts';
import type { RoutePurpose } from './health.ts';
import type { LibraryRole } from './library.ts';
import type { Payload } from './payload.ts';
import type { StatedPolicy } from './resilience.ts';
import type { Value } from './value.ts';

/** The field's usual split of what a box in a diagram is. */
export type NodeKind =
  | 'service'
  | 'frontend'
  | 'gateway'
  | 'database'
  | 'cache'
  | 'broker'
  | 'storage'
  | 'search'
  | 'infrastructure'
  | 'external';

export type Protocol =
  | 'http'
  | 'grpc'
  | 'graphql'
  | 'websocket'
  | 'tcp'
  | 'amqp'
  | 'kafka'
  | 'nats'
  | 'redis'
  | 'mqtt'
  | 'sqs'
  | 'sns'
  | 'pubsub'
  | 'servicebus'
  | 'sql'
  | 'mongodb'
  | 'cassandra'
  | 'elasticsearch'
  | 's3'
  | 'smtp'
  | 'ldap'
  | 'thrift'
  | 'other';

/** Whom a fact is about, in the words of the file that states it. Joining owners to nodes is the resolver's work. */
export type Owner =
  /** A component as one deployment names it: a compose service, a Kubernetes workload. */
  | { readonly is: 'component'; readonly deployment: string; readonly name: string }
  /**
   * Whatever is built or run from this file: a Dockerfile, a package.json, a .env; or, with `product`, whoever of that
   * product has the file mounted or copied into it. A file inside a Kubernetes ConfigMap has the path `configmap:<name>`.
   */
  | { readonly is: 'file'; readonly path: string; readonly product?: string }
  /**
   * The programs (by folder, see the `program` fact) whose code reaches the line; with `processes` (by key, see the `process` fact)
   * only those of their processes; with `conditions`, only where all of them may hold.
   */
  | {
      readonly is: 'code';
      readonly programs: readonly string[];
      readonly processes?: readonly string[];
      readonly conditions?: readonly Condition[];
    };

/** What every fact has: where it stands. `id` and `foundBy` are stamped by the runner, never by an analyzer. */
interface Sighting {
  readonly evidence: Evidence;
  /** Further lines that the statement rests on, outermost first: the wrapper's call, the constant's declaration. */
  readonly via?: readonly Evidence[];
}

/** One thing that a deployment runs or configures. Its names are in the file's own words. */
export interface ComponentFact extends Sighting {
  readonly kind: 'component';
  /** `compose:docker-compose.yml`, `kubernetes:deploy/k8s`. */
  readonly deployment: string;
  readonly name: string;
  /** Every further name it answers to inside this deployment: container_name, hostname, network alias. */
  readonly hosts: readonly string[];
  readonly namespace?: string;
  /** The project that a compose file names itself to be part of; else it is that of its folder. */
  readonly project?: string;
  /** Its name without the release's, where a template puts that before it: `{{ .Release.Name }}-orders`. */
  readonly part?: string;
  /** Without digest; `${…}` already evaluated as far as the file allows. */
  readonly image?: string;
  /** The image stands for a product that a chart or a library brings in a version of its own: no file here names its tag. */
  readonly versionElsewhere?: true;
  /** The digest that the image is fixed to: `sha256:…`. */
  readonly digest?: string;
  readonly build?: Pick<BuildFact, 'context' | 'dockerfile' | 'target' | 'args' | 'contexts'>;
  /** The command line it is started with, when the deployment overrides the image's. */
  readonly command?: string;
  /** The folder of the repository that it is started in, where that is mounted into its container. */
  readonly startsIn?: string;
  /** Kubernetes pod labels, for Service selectors. */
  readonly labels?: Readonly<Record<string, string>>;
  /** The service account that its pods run as, where one is named. */
  readonly account?: string;
  /** Stated by the kind of object (an Ingress is a gateway); an image's kind is the resolver's table. */
  readonly nodeKind?: NodeKind;
  readonly technology?: string;
  /** A job or test container that a developer starts by hand: behind a compose profile, a Kubernetes Job. */
  readonly auxiliary?: boolean;
  /** It asks others for something at its hours: a CronJob with `curl`. */
  readonly asksAtHours?: true;
  /** It does one errand and ends; others start after that. */
  readonly once?: boolean;
  /** It runs on every machine of a cluster and looks into that machine: a DaemonSet with folders of its host. */
  readonly onEveryMachine?: boolean;
  readonly replicas?: number;
  /** Files and folders of the repository that it finds in its file system; `configmap:<name>` for those of a cluster. */
  readonly mounts?: readonly string[];
}

/** A folder that holds a program: something of the team's own that is started. Code facts name programs by `folder`. */
export interface ProgramFact extends Sighting {
  readonly kind: 'program';
  /** Relative folder; `.` for the root. */
  readonly folder: string;
  /** The name its manifest gives it, without scope (`@acme/orders` is `orders`, the full name is in `aliases`). */
  readonly name?: string;
  readonly aliases: readonly string[];
  /** Browser application, server, library, or not told by the manifest. */
  readonly role: 'server' | 'frontend' | 'library' | 'tool' | 'unknown';
  readonly technology: readonly string[];
  /** Of a page that the package of a server bundles: the folder of the program that sends it out. */
  readonly servedBy?: string;
  /** Container images that its build makes, as the build names them. */
  readonly images?: readonly string[];
  /** Stated by the code itself: a registry, a configuration server. */
  readonly nodeKind?: NodeKind;
}

/** One of several ways in which a program is started: from a file of its own, or to work off jobs. */
export interface ProcessFact extends Sighting {
  readonly kind: 'process';
  /** The program's folder. */
  readonly program: string;
  /** What owners call it. */
  readonly key: string;
  /** The file it starts from; absent where any other start of the program is meant. */
  readonly file?: string;
  /** The setting that names which of the program's files are started, by their stems. */
  readonly chosenBy?: string;
  /** The text of that setting with which the program is this process; empty for any that no other process has. */
  readonly chosenAs?: string;
  /** It is what the program is where nobody sets that setting. */
  readonly isDefault?: boolean;
  /** Whether it works off the jobs that others put into queues: `celery worker`, `sidekiq`. */
  readonly isOfJobs?: boolean;
  /** Scripts of the manifest that start it. */
  readonly names: readonly string[];
}

/** The owner is built with a library, or with another program of the repository. */
export interface DependencyFact extends Sighting {
  readonly kind: 'dependency';
  readonly owner: Owner;
  /** As the ecosystem names it: `group:artifact` for Maven and Gradle. */
  readonly name: string;
  readonly version?: string;
  /** The folder it lies in, when the repository itself holds it. */
  readonly folder?: string;
  /** It is the owner's alone: who depends on the owner is built without it. */
  readonly isOptional?: boolean;
}

/** The owner's manifest names a library of a known role. */
export interface LibraryFact extends Sighting {
  readonly kind: 'library';
  readonly owner: Owner;
  /** The product: `Pact`. */
  readonly name: string;
  readonly role: LibraryRole;
  /** Files below the manifest that import it: they tell whose it is where many programs share one manifest. */
  readonly importers?: readonly string[];
}

/** One Dockerfile: what it is built from and what it starts. */
export interface ImageFact extends Sighting {
  readonly kind: 'image';
  readonly path: string;
  readonly base: string;
  /** CMD and ENTRYPOINT of the last stage as one line. */
  readonly command?: string;
  /** Sources of COPY/ADD from the build context, relative to it. */
  readonly copies: readonly string[];
  /** It has programs of others than its base: from another image, from an address, installed for the whole machine. */
  readonly bringsPrograms?: true;
  /** The programs that it packs, as far as compilers and copies say. */
  readonly packs?: readonly PackedProgram[];
  /** What the script that it begins with starts: `by` its first argument (`1`) or a variable, the command for each word. */
  readonly starts?: { readonly by: string; readonly commands: Readonly<Record<string, string>> } | undefined;
}

/** A program in an image, as the Dockerfile makes it. Build arguments stay open: `services/${SHOP}/cmd/${SHOP}d`. */
export interface PackedProgram {
  /**
   * A folder or file of the build context, or of the repository behind `/`; with `/` at its end all that lies below it. The name of a package where
   * `isName`.
   */
  readonly source: string;
  readonly isName?: true;
  /** Where the image has it; a folder ends with `/`. */
  readonly file?: string;
  /** The stage that has it, where that is not the last. */
  readonly stage?: string;
}

/** A shell script that deployments may name as their command, and what it comes to. */
export interface ScriptFact extends Sighting {
  readonly kind: 'script';
  readonly path: string;
  /** What it runs in the end, with `$1` and `$@` for the words that it is given; several at once are parted by `&`. */
  readonly command?: string;
  /** It runs the words that it is given. */
  readonly handsOn?: true;
  /** As of an image. */
  readonly starts?: { readonly by: string; readonly commands: Readonly<Record<string, string>> };
}

/** An image that is built from the repository under a name: a Skaffold artifact, a bake target, a `docker build -t` line. */
export interface BuildFact extends Sighting {
  readonly kind: 'build';
  /** As it is named there, without digest. */
  readonly image: string;
  readonly context: string;
  readonly dockerfile?: string;
  readonly target?: string;
  /** Build arguments: one Dockerfile can pack one program or another by them. */
  readonly args?: Readonly<Record<string, string>>;
  /** Further folders that its COPY lines take from. */
  readonly contexts?: readonly string[];
}

/** A key with a value. In a group (ConfigMap, .env) it belongs to everyone who uses the group. */
export interface SettingFact extends Sighting {
  readonly kind: 'setting';
  readonly owner?: Owner;
  /** `file:apps/auth/.env`, `configmap:orders-config`, `secret:db`. */
  readonly group?: string;
  readonly deployment?: string;
  readonly key: string;
  readonly value: Value;
  /** Holds only while this profile is active. */
  readonly profile?: string;
}

/** The owner takes every setting of a group into its environment. */
export interface SettingsSourceFact extends Sighting {
  readonly kind: 'settings-source';
  readonly owner: Owner;
  readonly deployment?: string;
  readonly group: string;
  readonly prefix?: string;
  /** Only fills `${…}` in the deployment file itself (compose's own `.env`); nothing of it enters the container. */
  readonly interpolationOnly?: boolean;
  /** Of several groups that an owner takes in, the one with the higher order wins; in one file, the later one. */
  readonly order?: number;
}

/** A deployment mounts a file or folder for the owner at a path of its file system. What an image has there by itself is no mount. */
export interface MountFact extends Sighting {
  readonly kind: 'mount';
  readonly owner: Owner;
  /** From the root, as `pathFromRoot` of the SDK makes it: `/etc/orders`, without `/` at its end. */
  readonly path: string;
  /** A path of the repository, `configmap:<name>`, or `configmap:<name>/<key>`; what a file of settings holds there is the group {@link contentsOf} it. */
  readonly source: string;
}

/** The group of the settings that a mounted file holds. */
export function contentsOf(source: string): string {
  return `contents:${source}`;
}

/** A name under which a proxy takes requests: `server_name` of nginx, a site address of Caddy, a `Host()` rule of Traefik. */
export interface VirtualHostFact extends Sighting {
  readonly kind: 'virtual-host';
  readonly owner: Owner;
  readonly host: Value;
  /** Who is handed all that is asked under the name. */
  readonly behind?: Value;
}

/** A port that the owner itself opens: `app.listen(3000)`, EXPOSE, containerPort. */
export interface ListenFact extends Sighting {
  readonly kind: 'listen';
  readonly owner: Owner;
  readonly port: Value;
  readonly protocol?: Protocol;
  /** Kubernetes port name. */
  readonly name?: string;
  /** Where developers start it on their own machine: it holds where nothing else says a port. */
  readonly isOfDevelopment?: true;
  /** Whoever shares its network and reaches it at its own address: the main container of its pod. */
  readonly beside?: Owner;
}

/** A name or port under which an owner can be reached from elsewhere: a published compose port, a Kubernetes Service. */
export interface ExposureFact extends Sighting {
  readonly kind: 'exposure';
  readonly deployment: string;
  /** The owner, or the labels that select it. */
  readonly owner?: Owner;
  readonly selector?: Readonly<Record<string, string>>;
  /** DNS name (Kubernetes Service). Absent for a port published on the host. */
  readonly host?: string;
  readonly namespace?: string;
  readonly ports: readonly { readonly port: number; readonly target?: number | string; readonly name?: string }[];
  /** `ExternalName` and the like: the name stands for a host outside. */
  readonly externalName?: string;
}

/** A request, message or connection that the code behind a route or a subscription comes to. */
export interface ReachedEffect {
  /** The fact that states it, by its places: facts have no ids yet. */
  readonly way: string;
  /** The line of the program itself that comes to it: a query, the call of a shared publisher. */
  readonly at?: Evidence;
}

/** The places that a fact rests on, in one text. */
export function wayOf(places: readonly Pick<Evidence, 'path' | 'line'>[]): string {
  return [...new Set(places.map(({ path, line }) => `${path}:${line}`))].sort().join(' ');
}

/** An endpoint that the owner serves. */
export interface RouteFact extends Sighting {
  readonly kind: 'route';
  readonly owner: Owner;
  /** `GET` … `ANY`; `RPC` for gRPC; `QUERY`, `MUTATION`, `SUBSCRIPTION` for GraphQL. */
  readonly method: string;
  /** With every prefix the code adds. gRPC: `package.Service/Method`; GraphQL: the field. */
  readonly path: Value;
  readonly handler?: string;
  /** What stands between callers and the route, the nearest first. Absent where none was seen. */
  readonly guards?: readonly Guard[];
  readonly purpose?: RoutePurpose;
  /** The body that it is sent, and the one that it answers with. */
  readonly request?: Payload;
  readonly response?: Payload;
  /** What its handler comes to, in the handler's order. Absent where the handler is not known or comes to nothing. */
  readonly reaches?: readonly ReachedEffect[];
}

/** A request that the owner sends. */
export interface CallFact extends Sighting {
  readonly kind: 'call';
  readonly owner: Owner;
  readonly protocol: Protocol;
  /** URL, `host:port`, host or discovery name. */
  readonly target: Value;
  readonly method?: string;
  /** Path where it is known apart from the target. */
  readonly path?: Value;
  /** A proxy's rule: requests that arrive below this path are passed on. */
  readonly forwards?: string;
  /** By the server that a page is developed with: what lies outside of the repository is no part of the system for that. */
  readonly isOfDevelopment?: true;
  /** gRPC service name, when the code says it: `orders.OrderService`. */
  readonly contract?: string;
  /** Whom the sidecar that is asked passes it on to, by the id that a header states. */
  readonly recipient?: Value;
  /** A documented host of a vendor's SDK: the node is external and has this name. */
  readonly vendor?: string;
  readonly library?: string;
  /** What is done when no answer comes. */
  readonly policies?: readonly StatedPolicy[];
}

export type ChannelKind = 'topic' | 'queue' | 'exchange' | 'subject' | 'stream' | 'event' | 'rpc';

interface MessageFact extends Sighting {
  readonly owner: Owner;
  /** `kafka`, `amqp`, `nats`, `redis`, `tcp` … */
  readonly protocol: Protocol;
  /** The product that carries the messages, where the protocol does not tell: `eventbridge`; `dapr` where `connection` names a building block, `connected` for the one that the program is connected with. */
  readonly broker?: string;
  readonly channel: Value;
  readonly channelKind: ChannelKind;
  /** Where the broker (or, for point-to-point transports such as TCP, the peer) is. */
  readonly connection?: Value;
  /** Consumer group or queue group. */
  readonly group?: Value;
  readonly exchange?: Value;
  /** The queue that a job or message arrives in, where the channel is its own name. */
  readonly through?: Value;
  readonly payload?: Payload;
  readonly library?: string;
}

/** The owner sends to a named channel. */
export interface PublishFact extends MessageFact {
  readonly kind: 'publish';
  /** A channel only where somebody takes from it: what is pushed to a list of Redis may just be kept there. */
  readonly ifTaken?: true;
}

/** The owner receives from a named channel. */
export interface SubscribeFact extends MessageFact {
  readonly kind: 'subscribe';
  /** The channel is a regular expression: whatever name fits it as a whole. */
  readonly isExpression?: true;
  /** The queue that is the group is only bound to the exchange: the owner receives where it takes from the queue, too. */
  readonly isBinding?: true;
  /** What its handler comes to, in the handler's order. */
  readonly reaches?: readonly ReachedEffect[];
}

/** A channel that a file declares, whoever uses it, and the channels that hand their messages on to it. */
export interface ChannelFact extends Sighting {
  readonly kind: 'channel';
  /** The broker, or the product whose file it is. */
  readonly owner: Owner;
  readonly protocol: Protocol;
  readonly channel: string;
  readonly channelKind: ChannelKind;
  /** Whether the broker keeps it over a restart. */
  readonly durable?: boolean;
  /** Exchanges, topics and rules whose messages it gets, and with which key. */
  readonly fedBy?: readonly { readonly channel: string; readonly key?: string }[];
}

/** Code declares a queue or an exchange that somebody uses. It makes no channel: it says of one whether the broker keeps it over a restart. */
export interface DeclarationFact extends Sighting {
  readonly kind: 'declaration';
  readonly owner: Owner;
  readonly protocol: Protocol;
  readonly channel: Value;
  readonly channelKind: ChannelKind;
  readonly durable: Value;
}

/** The technology of a client that speaks what the scheme of its address says: `redis://`, `db+postgresql://`, `smtp://`. */
export const BY_ADDRESS = 'by-address';

/** The owner opens a connection to a data store, broker, mail server or the like. */
export interface ConnectionFact extends Sighting {
  readonly kind: 'connection';
  readonly owner: Owner;
  readonly nodeKind: NodeKind;
  /** `postgresql`, `mongodb`, `redis`, `kafka` …, or {@link BY_ADDRESS}. */
  readonly technology: string;
  readonly protocol: Protocol;
  readonly target: Value;
  /** Database, bucket or index name. */
  readonly name?: Value;
  readonly library?: string;
}

/** Something that a runtime beside each service offers it under a name of the deployment's own: a Dapr component. */
export interface BuildingBlockFact extends Sighting {
  readonly kind: 'building-block';
  readonly deployment: string;
  readonly name: string;
  /** What it is used for, in the runtime's word: `pubsub`, `state`, `bindings`, `secretstores`. */
  readonly use: string;
  /** Who may use it; empty for everybody. */
  readonly scopes: readonly string[];
  /** What it stands for, where that is reached over the network. */
  readonly behind?: Pick<ConnectionFact, 'nodeKind' | 'technology' | 'protocol' | 'target'>;
  /** The queues and topics that it takes from and sends to. */
  readonly channels?: readonly BoundChannel[];
  /** The path that it calls the service at with what it takes; without one, that of its name. */
  readonly route?: string;
}

/** A queue or topic behind a building block, and whether it comes in from there or goes out to it. */
export interface BoundChannel {
  readonly channel: Value;
  readonly channelKind: ChannelKind;
  readonly ways: readonly ('in' | 'out')[];
}

/** A measure that holds for all that the owner serves or asks for, or for what `subject` names. */
export interface ResilienceFact extends Sighting, Omit<StatedPolicy, 'evidence'> {
  readonly kind: 'resilience';
  readonly owner: Owner;
}

/** Something asks the owner whether it is well: a probe, a healthcheck. */
export interface HealthFact extends Sighting {
  readonly kind: 'health';
  readonly owner: Owner;
  /** `/health`; `grpc.health.v1.Health/Check` where it is asked over gRPC. */
  readonly path: string;
  readonly port?: number;
}

/** A start-order hint. Never an edge by itself. */
export interface DependsOnFact extends Sighting {
  readonly kind: 'depends-on';
  readonly owner: Owner;
  readonly deployment: string;
  readonly target: string;
  /** It is linked to the other under this name, as Docker did it before it had networks: its environment says where that is. */
  readonly linkedAs?: string;
}

/** A service that an interface description declares: one gRPC service of a .proto file, an OpenAPI document. */
export interface ContractFact extends Sighting {
  readonly kind: 'contract';
  readonly protocol: Protocol;
  /** `orders.OrderService`; a document that describes one service goes by its path. */
  readonly name: string;
  readonly operations: readonly string[];
  /** Where it says that it is served, variables at their defaults: URLs, or paths below whoever serves it. */
  readonly servers?: readonly string[];
}

/** One operation of a contract. Whoever serves the contract has it as a route. */
export interface OperationFact extends Sighting {
  readonly kind: 'operation';
  /** Name of the contract. */
  readonly contract: string;
  readonly protocol: Protocol;
  /** As a route has it; `SEND` and `RECEIVE` are what the described application does on a channel. */
  readonly method: string;
  /** As a route has it, below the contract's servers; of a channel its address. */
  readonly path: string;
  /** `operationId`. */
  readonly name?: string;
  /** Where this operation alone is served. */
  readonly servers?: readonly string[];
  readonly channelKind?: ChannelKind;
  readonly payload?: Payload;
}

/** A type of message that a schema file declares: an Avro record. */
export interface MessageTypeFact extends Sighting {
  readonly kind: 'message-type';
  /** With its namespace. */
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The subject of a schema registry that holds it, where the file says so: `orders-value`. */
  readonly subject?: string;
}

/** What somebody does with a contract: routes by it, is a client of it, shows it to readers, offers its RPCs over HTTP. */
export type ContractRole = 'serves' | 'calls' | 'shows' | 'transcodes';

/** Code or a build names a contract that it works with. */
export interface ContractUseFact extends Sighting {
  readonly kind: 'contract-use';
  readonly owner: Owner;
  readonly role: ContractRole;
  /** The contract's name, or its file: from the repository's root behind a `/`, else from a folder of the owner. */
  readonly contract: Value;
  /** Stands before the paths in place of what the contract's servers say. */
  readonly base?: Value;
}

/** Whom a `reach` leads from or to: pods by their labels, a component, or whatever runs a product. */
export type Peer =
  | { readonly is: 'labels'; readonly labels: Readonly<Record<string, string>>; readonly namespace?: string }
  | { readonly is: 'component'; readonly name: string }
  | { readonly is: 'technology'; readonly technology: string };

/** A deployment lets one side connect to the other: a network policy, a scrape annotation. Whether it does is not said. */
export interface ReachFact extends Sighting {
  readonly kind: 'reach';
  readonly deployment: string;
  readonly from: Peer;
  readonly to: Peer;
  readonly port?: number;
  readonly protocol?: Protocol;
  /** What states it, in words: `network policy orders-access`. */
  readonly basis: string;
}

/**
 * A policy about who may connect to pods, or whom pods may connect to. Where policies of one `guard` that allow are about a pod,
 * what none of them allows is refused; what one that denies names is refused in any case.
 */
export interface AccessFact extends Sighting {
  readonly kind: 'access';
  readonly deployment: string;
  /** Who enforces it: the network, or the proxies of a mesh. */
  readonly guard: 'network' | 'mesh';
  readonly namespace?: string;
  /** The pods that it is about; of its namespace. */
  readonly pods: readonly LabelDemand[];
  readonly direction: 'in' | 'out';
  readonly effect: 'allow' | 'deny';
  readonly rules: readonly AccessRule[];
  /** What states it, in words: `network policy orders-access`. */
  readonly basis: string;
}

/** Something the analyzer saw and could not take in: a template that does not render, an object of a kind it does not know. */
export interface GapFact extends Sighting {
  readonly kind: 'gap';
  readonly code: 'unrendered-template' | 'unknown-object';
  /** A whole sentence. */
  readonly message: string;
  readonly settledBy: string;
}

/** Who owns the files below a path: a CODEOWNERS line. */
export interface OwnerFact extends Sighting {
  readonly kind: 'owner';
  readonly pattern: string;
  readonly owners: readonly string[];
}

/** What an analyzer returns. */
export type FactDraft =
  | ComponentFact
  | ProgramFact
  | ProcessFact
  | DependencyFact
  | LibraryFact
  | ImageFact
  | ScriptFact
  | BuildFact
  | SettingFact
  | SettingsSourceFact
  | MountFact
  | ListenFact
  | ExposureFact
  | RouteFact
  | CallFact
  | PublishFact
  | SubscribeFact
  | ChannelFact
  | DeclarationFact
  | ConnectionFact
  | BuildingBlockFact
  | ResilienceFact
  | HealthFact
  | DependsOnFact
  | ContractFact
  | OperationFact
  | MessageTypeFact
  | ContractUseFact
  | ReachFact
  | AccessFact
  | GapFact
  | OwnerFact
  | VirtualHostFact;

/** Hash of the claim and its path, not its line: moved code is not drift. */
export type FactId = string;

/** What the runner makes of a draft. */
export type Fact = FactDraft & { readonly id: FactId; readonly foundBy: string };
export type FactKind = Fact['kind'];
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;
