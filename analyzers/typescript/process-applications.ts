import type { Repository } from '../../src/model/analyzer.ts';
import { fileAt, folderOf, joinPath } from './file-paths.ts';
import { commandsOfProcessFile, isProcessFile } from './start-settings.ts';

/** A folder whose program a process manager starts from a file in it. */
interface Application {
  readonly folder: string;
  readonly entry: string;
}

/**
 * Folders without a manifest whose programs PM2 starts beside each other: each of them is a program of its own. Not so where an image packs what
 * lies around them, and starts them all.
 */
export function findProcessApplications(repository: Repository, images: ReadonlySet<string>): readonly Application[] {
  return repository.paths.filter(isProcessFile).flatMap((path) => {
    const text = repository.read(path)?.text ?? '';
    const found = /\bapps\b/.test(text) ? applicationsIn(text, folderOf(path), repository) : [];
    const folders = [...new Set(found.map(({ folder }) => folder))];
    const isApart = folders.every((folder) => folder !== '' && !folders.some((each) => folder.startsWith(`${each}/`)));
    if (folders.length < 2 || !isApart || found.length > folders.length) return [];
    return found.filter(({ folder }) => !isPacked(folder, images) && !repository.has(joinPath(folder, 'package.json')));
  });
}

function applicationsIn(text: string, beside: string, repository: Repository): readonly Application[] {
  return commandsOfProcessFile(text).flatMap(({ line, at }) => {
    const script = /^node (\S+)$/.exec(line)?.[1];
    const entry = script === undefined ? undefined : fileAt(repository, joinPath(beside, at, script));
    return entry === undefined ? [] : [{ folder: folderOf(entry).replace(/(^|\/)(src|lib|bin)$/, ''), entry }];
  });
}

function isPacked(folder: string, images: ReadonlySet<string>): boolean {
  return [...images].some((image) => image === '' || folder === image || folder.startsWith(`${image}/`));
}
