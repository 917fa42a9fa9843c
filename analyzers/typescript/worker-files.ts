import { documentOf, type Repository } from '../../src/sdk/index.ts';
import { fileAt, folderOf, joinPath } from './file-paths.ts';
import { asText, readJson } from './read-json.ts';

/** The folders of Cloudflare's workers, each with the file that its `wrangler.toml` starts. */
export function findWorkers(repository: Repository): readonly { readonly folder: string; readonly entry: string }[] {
  const configs = repository.paths.filter((path) => /(^|\/)wrangler\.(toml|jsonc?)$/.test(path));
  return configs.flatMap((path) => {
    const main = path.endsWith('.toml') ? mainOfToml(repository, path) : asText(readJson(repository, path)['main']);
    const entry = main === undefined ? undefined : fileAt(repository, joinPath(folderOf(path), main));
    return entry === undefined ? [] : [{ folder: folderOf(path), entry }];
  });
}

function mainOfToml(repository: Repository, path: string): string | undefined {
  const source = repository.read(path);
  return source && documentOf(source).root.get('main').text();
}
