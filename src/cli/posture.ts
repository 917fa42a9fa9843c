import { DEFAULT_LIMITS } from '../repository/limits.ts';

const MEBIBYTE = 1024 * 1024;

/** What `asbuilt --version --verbose` prints. Each sentence is held by a test. */
export function postureText(version: string): string {
  const { fileSize, files, depth } = DEFAULT_LIMITS;
  return `asbuilt ${version}

What asbuilt never does
  Reads only below the folder it is given; links that leave it are not followed.
  Never runs, imports or installs anything of what it reads. Starts no other program but the ones that --helm and --kustomize name.
  Never uses the network, but to list what runs in the cluster that drift --cluster asks for.
  Writes only where --out, -o, --format FORMAT=FILE or init say, and in its own cache folder: never in the folder it reads, for this user alone.
  With --no-cache, nothing of what it reads is kept there; what Node.js compiled of asbuilt itself is, unless NODE_DISABLE_COMPILE_CACHE=1 is set.
  Keeps no secrets: passwords, tokens and keys become *** where they are read; of Secret objects only the key names are kept.

Limits (beyond them a problem is reported and the run goes on)
  ${fileSize / MEBIBYTE} MiB a file, ${files} files, ${depth} folders deep.`;
}
