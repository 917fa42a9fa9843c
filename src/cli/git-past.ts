import { FOLDER, type Past, type Point } from '../drift/blame/past.ts';
import { NothingThere } from '../errors.ts';
import type { Architecture } from '../model/architecture.ts';
import type { ArchitectureFile } from '../model/architecture-file.ts';
import type { Commit } from '../model/origin.ts';
import { toArchitectureFile } from '../output/architecture-file.ts';
import { aboutCommit, contentIdAt } from '../repository/git/commit-facts.ts';
import { blob, submodulePatterns } from '../repository/git/commit-tree.ts';
import type { History } from '../repository/git/history.ts';
import { analyzeFolder, type RunFlags } from './run.ts';

interface PastOptions {
  readonly dir: string;
  readonly flags: RunFlags;
  /** The commit before what lies in the folder. */
  readonly head: string;
  /** As many revisions are analysed at most. */
  readonly most: number;
}

/** The history of a folder, whose revisions are analysed when they are asked for, each once. */
export class GitPast implements Past {
  private readonly history: History;
  private readonly options: PastOptions;
  private readonly files = new Map<Point, ArchitectureFile>();
  private readonly contentIds = new Map<string, Promise<string | undefined>>();
  private analysed = 0;

  constructor(history: History, options: PastOptions) {
    this.history = history;
    this.options = options;
  }

  async parents(point: Point): Promise<readonly string[]> {
    return point === FOLDER ? [this.options.head] : this.history.parents(point);
  }

  isCutOff(point: Point): boolean {
    return this.history.isCutOff(point);
  }

  about(commit: string): Promise<Commit> {
    return aboutCommit(this.history, commit);
  }

  contentId(commit: string, path: string): Promise<string | undefined> {
    const key = `${commit} ${path}`;
    const known = this.contentIds.get(key) ?? contentIdAt(this.history, commit, path);
    this.contentIds.set(key, known);
    return known;
  }

  async text(contentId: string, path: string): Promise<string> {
    return new TextDecoder().decode(await blob(this.history, contentId, path));
  }

  async architecture(point: Point): Promise<ArchitectureFile | undefined> {
    const known = this.files.get(point);
    if (known || this.analysed >= this.options.most) return known;
    this.analysed += 1;
    const file = toArchitectureFile(await this.analyseOld(point));
    this.files.set(point, file);
    return file;
  }

  /** The point where a search starts: the folder without its submodules, because what they hold is not in this history; or a commit. */
  async start(point: Point): Promise<Architecture> {
    const { dir, flags, head } = this.options;
    const ignore = [...(flags.ignore ?? []), ...(await submodulePatterns(this.history, head))];
    const at = point === FOLDER ? undefined : { history: this.history, commit: point };
    const { architecture } = await analyzeFolder(dir, { ...flags, ignore }, at);
    this.files.set(point, toArchitectureFile(architecture));
    return architecture;
  }

  private async analyseOld(commit: string): Promise<Architecture> {
    const { dir, flags } = this.options;
    try {
      return (await analyzeFolder(dir, flags, { history: this.history, commit })).architecture;
    } catch (thrown) {
      if (thrown instanceof NothingThere) return NOTHING;
      throw thrown;
    }
  }
}

const none = { found: 0, resolved: 0 };

/** A revision from before there was anything to analyse. */
const NOTHING: Architecture = {
  system: { name: '', revision: null, deployments: [] },
  nodes: [],
  edges: [],
  channels: [],
  routes: [],
  startOrder: [],
  unknowns: [],
  problems: [],
  coverage: { calls: none, channels: none, routes: none, connections: none, files: { seen: 0, parsed: 0 } },
};
