import type { Expression } from '../../src/code/ir.ts';
import type { RuleWalker, WalkerRules } from '../../src/frontend/rule-walker.ts';

/** What stands around routes of Phoenix: paths, and the module whose controllers are named. */
export interface RouteScope {
  readonly prefix: readonly Expression[];
  readonly alias: string;
}

/** The module around, with what its body says of it. */
export interface Owner {
  readonly name: string;
  readonly class: number;
  readonly functions: ReadonlySet<string>;
  /** Modules that it uses: `use Plug.Router`. */
  readonly uses: readonly string[];
  /** The gRPC service that it answers. */
  readonly service?: string | undefined;
}

/** Where a construct is lowered. */
export interface At {
  readonly scope: number;
  readonly owner?: Owner | undefined;
  /** Short names of modules. */
  readonly aliases: Map<string, string>;
  /** Functions that are imported by name, with their modules. */
  readonly imported: Map<string, string>;
  /** Variables by what they are called in the flattened scope: a name may be bound anew. */
  readonly locals: Map<string, string>;
  readonly routes?: RouteScope | undefined;
}

export type Walker = RuleWalker<At>;
export type Rules = WalkerRules<At>;

/** A block inside another: what it binds ends with it. */
export function inner(at: At): At {
  return { ...at, locals: new Map(at.locals), aliases: new Map(at.aliases), imported: new Map(at.imported) };
}

export function memberOf(of: Expression, name: string): Expression {
  return { is: 'member', of, name };
}
