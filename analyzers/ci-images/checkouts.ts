import { folderOf } from '../../src/sdk/index.ts';

/** A pipeline of a checkout that lies deeper begins at the root of that. */
export function checkoutOf(path: string): string {
  return folderOf(path.replace(/(^|\/)\.(github|gitlab|circleci)\/.*$/, '$1file'));
}
