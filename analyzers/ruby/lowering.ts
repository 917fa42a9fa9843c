import type { Expression } from '../../src/code/ir.ts';
import type { RuleWalker, WalkerRules } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';

/** What stands around route definitions of Rails. */
export interface RouteScope {
  readonly prefix: readonly Expression[];
  /** Inside of a resource: the paths of one of it and of all. */
  readonly member?: readonly Expression[] | undefined;
  readonly collection?: readonly Expression[] | undefined;
  /** Inside of resources: the path around all of them, below which the members of shallow ones lie. */
  readonly outside?: readonly Expression[] | undefined;
  readonly isShallow?: boolean | undefined;
  readonly concerns: Concerns;
  /** Calls around whose options hold for all resources in them, nearest first: `scope only: :show do`. */
  readonly told?: readonly Node[] | undefined;
  /** Texts that the parameter of a loop around stands for. */
  readonly items?: ReadonlyMap<string, readonly string[]> | undefined;
}

/** Blocks of routes by name, and how many were drawn. */
interface Concerns {
  readonly blocks: Map<string, Node>;
  used: number;
}

/** Where a construct is lowered. Blocks belong to the function around them, as their variables do. */
export interface At {
  readonly scope: number;
  readonly function?: number | undefined;
  /** The class or module whose body or method this lies in. */
  readonly class?: number | undefined;
  /** Whether this is directly the body of that class, blocks of its macros included. */
  readonly isBody?: boolean | undefined;
  /** Methods are of the class itself: in `class << self`, behind `module_function`. */
  readonly isStatic?: boolean | undefined;
  /** Names of the modules around, outermost first. */
  readonly nesting: readonly string[];
  /** Paths that blocks of a web framework's class put before the routes in them. */
  readonly paths?: readonly Expression[] | undefined;
  readonly routes?: RouteScope | undefined;
  /** In a tree of Roda's routes: the name of the request, and the path so far. */
  readonly tree?: { readonly request: string; readonly path: readonly Expression[] } | undefined;
  /** The engine whose routes these are. */
  readonly engine?: string | undefined;
}

export type Lowering = RuleWalker<At>;
export type Rules = WalkerRules<At>;
