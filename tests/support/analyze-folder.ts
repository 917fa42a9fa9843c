import { readdirSync, readFileSync } from 'node:fs';
import picomatch from 'picomatch';
import type { Analyzer, Findings, Repository, Source } from '../../src/model/analyzer.ts';

/** Runs one analyzer over a fixture folder, without the rest of the pipeline. */
export async function analyzeFolder(analyzer: Analyzer, folder: string): Promise<Findings> {
  const repository = readFolder(folder);
  const wants = picomatch([...analyzer.files], { dot: true });
  const sources = repository.paths.filter((path) => wants(path)).flatMap((path) => repository.read(path) ?? []);
  return analyzer.analyze(sources, repository);
}

function readFolder(folder: string): Repository {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1))
    .sort();
  const sources = new Map<string, Source>(paths.map((path) => [path, { path, text: readFileSync(`${folder}/${path}`, 'utf8') }]));
  return { name: 'input', paths, has: (path) => sources.has(path), read: (path) => sources.get(path) };
}
