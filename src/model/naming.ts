/** Where settings are named in the files of a repository. */
export interface Naming {
  /** The files whose text a setting's name can come from. */
  readonly by: ReadonlyMap<string, ReadonlySet<string>>;
  /** Files that may read a setting without naming it. */
  readonly open: readonly string[];
  /** The words of manifests, libraries among them. */
  readonly manifests: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Looks for the names of settings in all files but those in which deployments give them a value. */
export type FindNames = (names: ReadonlySet<string>, givers: ReadonlySet<string>) => Naming;
