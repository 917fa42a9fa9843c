import { existsSync, readFileSync } from 'node:fs';

/** The version in this package's own package.json, which lies at another depth beside the sources than beside `dist`. */
export function packageVersion(): string {
  const manifest = ['../../package.json', '../../../package.json']
    .map((relative) => new URL(relative, import.meta.url))
    .find((url) => existsSync(url));
  if (!manifest) throw new Error('The package has lost its package.json.');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string };
  return version;
}
