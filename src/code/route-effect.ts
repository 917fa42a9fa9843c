import type { RoutePurpose } from '../model/health.ts';
import type { Selector } from './library.ts';

/** An endpoint that is served. */
export interface Routing {
  readonly does: 'route';
  readonly method: string | Selector;
  readonly path: Selector;
  readonly handler?: Selector;
  /** A path that begins with a slash stands alone, whatever prefix is around. */
  readonly isRooted?: true;
  /** The path of a decorated method that states none, in a class that states none: what convention makes of their names. */
  readonly byConvention?: Selector;
  /** Only a parameter that says that it is the body is: the others may be anything that the framework hands in. */
  readonly statesBody?: true;
  /** What the endpoint is for. */
  readonly purpose?: RoutePurpose;
  /** Only where this text or library stands there. */
  readonly where?: readonly [at: Selector, text: string];
  /** Not where this text stands there. */
  readonly unless?: readonly [at: Selector, text: string];
  /** A list of routes: the other selectors look at each item's parts as if they were arguments. */
  readonly each?: Selector;
  /** A list in each item: the other selectors look at its items' parts, then at those of the item around. */
  readonly inside?: Selector;
  /** The only protocol it is served over, of several that the program has. */
  readonly over?: Selector;
  /** Where its receiver has other routes it stands around these, and is none itself. */
  readonly isAroundOthers?: true;
}
