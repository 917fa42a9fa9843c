import { existsSync, readFileSync } from 'node:fs';

const WRITTEN = new URL('../../fingerprint', import.meta.url);

/**
 * What tells this build of the program, with its parsers and the Node that runs it, from every other; the build writes it. Undefined
 * when the program runs from its sources: those change from one run to the next, so that nothing may be kept.
 */
export function fingerprint(): string | undefined {
  return existsSync(WRITTEN) ? `${readFileSync(WRITTEN, 'utf8').trim()} ${process.version} ${process.arch}` : undefined;
}
