import type { NodeKind, Protocol } from '../model/fact.ts';
import type { RoutePurpose } from '../model/health.ts';
import type { Guarding, GuardRule } from './access-rules.ts';
import type { Calling, Connecting } from './call-effect.ts';
import type { CalledNames } from './called-names.ts';
import type { Conditioning } from './condition-rules.ts';
import type { Describing } from './contract-effect.ts';
import type { DecoratorRules } from './decorator-rules.ts';
import type { DerivedSelector } from './derived-selectors.ts';
import type { Keeping } from './kept.ts';
import type { Declaring, MessageDetails } from './message-details.ts';
import type { Offering } from './offers.ts';
import type { ProgramPath } from './program-paths.ts';
import type { ProviderShape } from './provider-shape.ts';
import type { Measuring } from './resilience-rules.ts';
import type { Routing } from './route-effect.ts';
import type { Serving } from './serving.ts';
import type { Registering, TypeSelector } from './type-selectors.ts';
import type { ValueRule } from './value-rules.ts';

export { between, type GuardRule, guard } from './access-rules.ts';
export type { MessageDetails } from './message-details.ts';
export type { Measuring } from './resilience-rules.ts';
export { breaker, bulkhead, measured, rateLimit, retry, timeout, timeToLive } from './resilience-rules.ts';
export { calledWith, classOf, nested, nestedWhole, taken, type, typeName } from './type-selectors.ts';
export type { ValueRule } from './value-rules.ts';

/**
 * What a library's calls mean, as data. A contributor adds a library by writing one such object; the engine is general.
 *
 * Symbol paths: `connect` is an exported function (`amqp.connect`, also through a default or namespace import), `default` the
 * default export called as a function, `Channel.publish` a method of an instance of type `Channel`. `new X()` of a library's
 * class gives an instance of type `X` without being told; so does a field, parameter or variable declared with that type.
 * One `*` within a name stands for any text: `New*Client` (see {@link calledName}). `Client.**.query` is a member of that name however deep below
 * the type, `Client.**` any that no other key is for.
 */
export interface Library {
  /** The folder-unique name, kebab-case; usually the package's. */
  readonly name: string;
  /** Module specifiers, `*` allowed at one end: `amqplib`, `@aws-sdk/client-*`; `*` alone is every package nobody else knows. */
  readonly imports: readonly string[];
  /** Where the library documents what is said here. */
  readonly docs: string;
  /** What subscribes is run by workers of the library's own, started by a command of its own: `celery worker`, `sidekiq`. */
  readonly hasWorkers?: boolean;
  /** Words of the command that starts what sends by a schedule: `celery beat`. */
  readonly schedulers?: readonly string[];
  /** Names that exist without import: `fetch`, `process`. */
  readonly globals?: readonly string[];
  /** Rooms of the package that its symbols are also found in: with `connection`, `pika.connection.Parameters` is `Parameters`. */
  readonly namespaces?: readonly string[];
  /** What `this` is in a function that a call is given, and beside the object itself in functions of one: `'Broker.createService': 'Service'`. */
  readonly selves?: Readonly<Record<string, string>>;
  /** What it adds to types of others (`*.Name`) holds only in files that open it: the names are too plain. */
  readonly extendsWhereOpened?: boolean;
  /** Instance type that a call or member gives: `connect: 'Connection'`, `'Connection.createChannel': 'Channel'`, `'Builder.*': 'Builder'`. */
  readonly creates?: Readonly<Record<string, string>>;
  /** What callbacks are called with, by their position or name, a type or a part of the call: `connect: { 1: [null, 'Connection'] }`; `Type.*` is the member of the parameter's name, `Type?` holds where no caller passes anything. */
  readonly callbacks?: Readonly<Record<string, Readonly<Record<number | string, readonly (string | Selector | null)[]>>>>;
  /** Where in an argument such a function may stand beside the argument itself: `'Server.register': ['register', 'plugin.register']`. */
  readonly callbackPaths?: Readonly<Record<string, readonly string[]>>;
  /** `ClientKafka: 'ClientProxy'`: has all the other type's methods too. */
  readonly types?: Readonly<Record<string, string>>;
  /** Types whose objects have parts of the same type: a configuration and each section of it. */
  readonly parts?: readonly string[];
  /** What asks callers who they are, by symbol: makers of middlewares, middlewares, guard classes, checks of tokens. */
  readonly guards?: Readonly<Record<string, GuardRule>>;
  /** What a route is for whose handler is, calls or is decorated with the symbol: `promhttp.Handler()`, `register.metrics()`. */
  readonly purposes?: Readonly<Record<string, RoutePurpose>>;
  /** Tokens under which guards of the whole program are registered. */
  readonly guardTokens?: readonly string[];
  /** What importing the library means by itself: a component that talks to its vendor wherever it is shown. */
  readonly importing?: readonly Effect[];
  /** Members by which a handler hands a request on to another, which answers it: `next.ServeHTTP(w, r)`. */
  readonly handsOn?: readonly string[];
  /** Object literals that register a dependency wherever they stand. */
  readonly providers?: ProviderShape;
  /** What a call (or `new`) does. `Type.*` matches any of its methods, `Type.new *` any class that is made of it: `new orders.OrderService(…)`; `Type.send/2` is `send` with two arguments and goes before `Type.send`. */
  readonly calls?: Readonly<Record<string, Effect | readonly Effect[]>>;
  /** What stands before the path of every route of this library: a setting that its servers know. */
  readonly below?: Selector;
  /** What a call leaves beside its first result (see `out` in the IR): `'StringVar': { 0: arg(2) }`. */
  readonly stores?: Readonly<Record<string, Readonly<Record<string, Selector>>>>;
  /** Calls that keep something for others to ask for. By the number of arguments, too. */
  readonly keeps?: Readonly<Record<string, Keeping>>;
  /** What a call or member evaluates to, by its number of arguments too: `'ConfigService.get': setting(arg(0), arg(1))`. `*` as last name matches any member. */
  readonly values?: Readonly<Record<string, ValueRule>>;
  /** Decorators by the kind of thing they stand on. `on: 'class'` effects of kind `prefix` hold for the class's methods. */
  readonly decorators?: DecoratorRules;
}

/** Where in a call a value is found. In decorators, `argument` means the decorator's own arguments. */
export type Selector =
  /** Negative indexes count from the end. Steps go into objects; see {@link Step}. */
  | { readonly from: 'argument'; readonly index: number; readonly path: readonly Step[] }
  /** The call that made the receiver; with `type`, the nearest maker up the chain that made that type; none for what is of the type `unless` itself. */
  | { readonly from: 'made'; readonly type?: string; readonly selector: Selector; readonly unless?: string }
  /** The call that made what `of` finds; with `type`, the nearest maker up its chain that made that type. */
  | { readonly from: 'maker'; readonly of: Selector; readonly type?: string; readonly selector: Selector }
  /** All arguments from an index on, as a list or as any of them, with the steps into it; up to `end`, which counts from the end. */
  | {
      readonly from: 'arguments';
      readonly index: number;
      readonly end?: number;
      readonly isAny?: true;
      readonly path?: readonly Step[];
    }
  /** What this call itself gives: a group of routes below a path. */
  | { readonly from: 'result' }
  /** The called function's own name (its path where `like` has dots), or what `*` stands for in it when it is like `like`. */
  | { readonly from: 'called-name'; readonly like?: string }
  /**
   * Names of the public methods of the instance that `of` finds, with at most `parameters` parameters and at least one; those that
   * take types of the library `except` serve something else.
   */
  | { readonly from: 'methods'; readonly of: Selector; readonly parameters: number; readonly except?: string }
  /** What the function that `of` finds compares members of a name with, but for one text: the methods that a handler answers. */
  | { readonly from: 'compared'; readonly of: Selector; readonly member: string; readonly ignoring: string }
  /** Part of a route pattern that may begin with a method and a host: `GET shop.example/orders/{id}`. */
  | { readonly from: 'pattern'; readonly of: Selector; readonly part: 'method' | 'path' }
  /** The argument that is passed by this name. */
  | { readonly from: 'keyword'; readonly name: string; readonly path: readonly Step[] }
  /** The function or class that the call decorates. */
  | { readonly from: 'decorated' }
  /**
   * The methods of the class found there: of those in `named` what they stand for (`get: 'GET'`), else every public one by its own
   * name. `inherited` says which of `named` a library's class brings along; only those that the class's list `within` has are answered.
   */
  | {
      readonly from: 'class-methods';
      readonly of: Selector;
      readonly named?: Readonly<Record<string, string>>;
      readonly inherited?: Readonly<Record<string, readonly string[]>>;
      readonly within?: string;
    }
  /** A text in place of a value: `{ true: '{id}/', false: '' }`; `*redis*` stands for every text and setting with that word in it (of an address, in its scheme before the rest), `*` for all others but the empty one. */
  | { readonly from: 'mapped'; readonly of: Selector; readonly texts: Readonly<Record<string, string>> }
  /** What is found there if it may answer requests: a function, a class, or something nobody told us about. */
  | { readonly from: 'callable'; readonly of: Selector }
  /** A path that is written as a regular expression: `^orders/(?P<id>\\d+)$` is `orders/{id}`. */
  | TypeSelector
  | DerivedSelector
  | { readonly from: 'regular-expression'; readonly of: Selector }
  /** The part of a path before what stands for more than itself: `/api/` of `/api/:path*`, `/api/**` and `^/api/.*`. */
  | { readonly from: 'path-head'; readonly of: Selector }
  | { readonly from: 'text'; readonly value: string }
  /** One text; with `by`, the parts of a path with one slash between them. */
  | { readonly from: 'join'; readonly parts: readonly Selector[]; readonly by?: '/' }
  /** What is below a base, where an absolute `path` wins over it; with `isLink`, where a link leads that is seen from there. */
  | { readonly from: 'url'; readonly base: Selector; readonly path: Selector; readonly isLink?: true }
  /** The first that is there at all; with `isCode`, be it data or not. */
  | { readonly from: 'first'; readonly options: readonly Selector[]; readonly isCode?: true }
  /** Type argument of the call, by name. */
  | { readonly from: 'type-argument'; readonly index: number }
  /** A field of the repository's own class that inherits the called method, or that a decorator stands on: `baseURL` of a data source. */
  | { readonly from: 'own-member'; readonly name: string }
  /** Every operation of GraphQL schema text as a list of method and field; of resolvers where there is no text. */
  | { readonly from: 'graphql-operations'; readonly of: Selector; readonly resolvers: Selector }
  /** How an argument is called: `shop.Orders` for the member `shop.Orders.service` of what a library made, or the name `OrdersService`. */
  | { readonly from: 'name-of'; readonly index: number; readonly ending: string }
  /** Names of the functions that an object or an instance has, as they are or with a capital in front. */
  | { readonly from: 'function-names'; readonly of: Selector; readonly case?: 'pascal' }
  | CalledNames
  /** The receiver itself (a router that is mounted, a client that is bound). */
  | { readonly from: 'receiver' }
  /** Another decorator of the same thing: `@GET` takes its path from the `Path` beside it. */
  | { readonly from: 'beside'; readonly decorator: string; readonly selector: Selector }
  /** A setting that the library reads by itself. */
  | { readonly from: 'setting'; readonly key: Selector; readonly fallback?: Selector }
  /** Name of the decorated method, class or field, as it is, in kebab-case or with a capital in front; `getOrders` without `get` is `orders`. */
  | { readonly from: 'decorated-name'; readonly case?: 'kebab' | 'pascal'; readonly without?: readonly string[] }
  /** One of the words that spaces part: the path in `GET /orders`. */
  | { readonly from: 'word'; readonly of: Selector; readonly index: number }
  /** What a `transport` effect said of the program. */
  | { readonly from: 'transport'; readonly what: Exclude<keyof Serving, 'does' | 'by'> };

/** A key; `()` the return value of the function found there; `new` an instance of the class; `[]` every item of the list or value of the object, `[.]` every item of a list alone, `[,]` every entry as key and value. */
export type Step = string;

export type Effect =
  | Routing
  /**
   * Routes registered on `router` are served below `path` of the receiver; with `parent`, what the call makes is served below that. A list of
   * mounts is looked at as a list of routes is; `children` are more of them, below the path of their item. On a class: below what it is mounted at.
   */
  | {
      readonly does: 'mount';
      readonly path?: Selector;
      readonly router: Selector;
      readonly parent?: Selector;
      readonly each?: Selector;
      readonly children?: Selector;
      /** The router is the receiver: it puts the path before all of its own. */
      readonly isOwnPath?: true;
      /** The receiver is no router around the mounted functions: a group that goes by its function. */
      readonly isAside?: true;
    }
  | ProgramPath
  | {
      readonly does: 'listen';
      readonly port: Selector;
      readonly where?: readonly [at: Selector, text: string];
      /** On a developer's machine alone. */
      readonly isOfDevelopment?: true;
    }
  | Calling
  | Connecting
  | (MessageDetails & { readonly does: 'publish' })
  | (MessageDetails & { readonly does: 'subscribe' })
  | Declaring
  | Registering
  /** Names a class that the library shall use, so that those it does not name go unused; without one, it uses every class it finds. */
  | { readonly does: 'list'; readonly thing?: Selector }
  | Guarding
  | Measuring
  | Conditioning
  /** The program gives a setting a value that the surroundings may replace, or another name. */
  | { readonly does: 'setting'; readonly key: Selector; readonly value: Selector }
  /** A file that is loaded by its name states settings: an object with all of them. */
  | { readonly does: 'settings-file'; readonly settings: Selector }
  | Serving
  | Offering
  /** A dependency registered under a token: every item that `items` finds, `token` and the maker's arguments taken from it. */
  | { readonly does: 'bind'; readonly items: Selector; readonly token: readonly Step[]; readonly type: string }
  /** One dependency registered under a token: a value, a class to be made, or a function that makes it. */
  | {
      readonly does: 'provide';
      readonly token: Selector;
      readonly as: 'value' | 'class' | 'factory';
      readonly thing: Selector;
      /** A list of dependencies: the other selectors look at each item's parts as if they were arguments. */
      readonly each?: Selector;
    }
  /** An object whose members are settings by path, below `prefix`; with `areDefaults` its texts are only what settings are when nothing sets them. */
  | { readonly does: 'settings'; readonly prefix?: Selector; readonly object: Selector; readonly areDefaults?: boolean }
  /**
   * Clients are made of an interface: what the decorators of its methods say is asked of `target`, below `path`. As a decorator of
   * the interface itself, or in a call or decorator with the interface, or a list of them, as `of`.
   */
  | {
      readonly does: 'client';
      readonly protocol: Protocol;
      readonly target: Selector;
      readonly path?: Selector;
      readonly of?: Selector;
      /** A method's path is a link seen from the target: one that begins with a slash stands in place of the target's own path. */
      readonly isResolved?: true;
    }
  /** A method whose result a container hands to whoever asks for its type; `name` tells several apart. */
  | { readonly does: 'supply'; readonly name?: Selector }
  /** The program that has this is a server of a kind of its own: a registry, a configuration server. */
  | { readonly does: 'role'; readonly nodeKind: NodeKind; readonly technology: string }
  /** The program registers itself under this name, which others ask a registry for. */
  | { readonly does: 'goes-by'; readonly name: Selector }
  /** The program works with a contract, by its file or its name; `base` stands before its paths in place of its own servers. */
  | Describing;

export * from './library-builders.ts';
export * from './library-makers.ts';
export * from './store-library.ts';
export * from './vendor-library.ts';
