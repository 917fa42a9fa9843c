// https://ktor.io/docs/server-configuration-file.html#ktor-application
import type { Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import { joinPath } from '../../src/sdk/index.ts';

const FILES = ['src/main/resources', 'resources'].flatMap((folder) =>
  ['conf', 'yaml', 'yml'].map((ending) => `${folder}/application.${ending}`),
);
const COMMENTS = /^[ \t]*(#|\/\/).*$/gm;
/** `modules = [ com.shop.ApplicationKt.module ]`, or a list of YAML: one name a line. */
const MODULES = /\bmodules"?[ \t]*[=:]\s*(?:\[([^\]]{0,2000})\]|(-[^\n]{0,300}(?:\n[ \t]*-[^\n]{0,300}){0,50}))/;
const NAMES = /[\w$]+(?:\.[\w$]+)+/g;

/**
 * Whether a configuration file names functions of these files for Ktor's engine to start with: then the main class is the engine's own
 * (`EngineMain`), and the program needs no `main`.
 */
export function startsByKtorsFile(folder: string, files: readonly Module[], repository: Repository): boolean {
  const packages = new Set(files.flatMap(({ opens = [] }) => opens.slice(0, 1)));
  return FILES.some((file) => {
    const text = repository.read(joinPath(folder, file) ?? '')?.text.replace(COMMENTS, '') ?? '';
    const [, list, lines] = /\bktor\b/.test(text) ? (MODULES.exec(text) ?? []) : [];
    const names = (list ?? lines ?? '').match(NAMES) ?? [];
    return names.some((name) => packages.has(name.split('.').slice(0, -2).join('.')));
  });
}
