import type { Config } from './config/config.ts';
import type { Progress } from './model/progress.ts';
import type { RendererPaths } from './renderers/renderers.ts';
import type { Moment } from './repository/open-at.ts';

/** What a caller may say about a run. */
export interface RunOptions {
  /** What the caller says; wins over the environment and `asbuilt.yaml`. */
  readonly flags?: Partial<Config>;
  /** Read in place of `asbuilt.yaml` of the folder. */
  readonly configFile?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly progress?: Progress;
  /** Looks at a commit in place of what lies in the folder now. */
  readonly at?: Moment;
  /** Programs that render charts and overlays; none is started unless it is named here. */
  readonly renderers?: RendererPaths;
  /** Adds stacks to the problems that are our own mistakes. */
  readonly debug?: boolean;
  /** What tells this program's results from any other's; when it is not given, what the build wrote. */
  readonly fingerprint?: string;
}
