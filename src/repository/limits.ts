/** How much of a repository is looked at before asbuilt says that it stopped. */
export interface Limits {
  /** Bytes; a larger file that an analyzer wants becomes a `file-too-large` problem. */
  readonly fileSize: number;
  readonly files: number;
  /** Folders inside folders. */
  readonly depth: number;
}

export const DEFAULT_LIMITS: Limits = { fileSize: 1024 * 1024, files: 200_000, depth: 64 };
