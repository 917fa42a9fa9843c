import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The package's own root, wherever the tests are started from. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Names of the folders directly below a folder of the package, sorted; none when it does not exist. */
export function foldersIn(relative: string): readonly string[] {
  try {
    return readdirSync(`${ROOT}/${relative}`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}

export interface AnalyzerCase {
  readonly analyzer: string;
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
}

/** Every `fixtures/analyzers/<analyzer>/<case>`. */
export function analyzerCases(): readonly AnalyzerCase[] {
  return foldersIn('fixtures/analyzers').flatMap((analyzer) =>
    foldersIn(`fixtures/analyzers/${analyzer}`).map((name) => ({
      analyzer,
      name,
      folder: `${ROOT}/fixtures/analyzers/${analyzer}/${name}`,
    })),
  );
}

export interface SystemFixture {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
}

/** Every `fixtures/systems/<system>`. */
export function systems(): readonly SystemFixture[] {
  return foldersIn('fixtures/systems').map((name) => ({ name, folder: `${ROOT}/fixtures/systems/${name}` }));
}
