import { cleanText, type Evidence, type Repository } from '../../src/sdk/index.ts';
import { filled } from './files.ts';
import { first, type Layer } from './layers.ts';

/** What one service needs to be read: its definitions, nearest first, and what the project says about it elsewhere. */
export interface Service {
  readonly name: string;
  readonly deployment: string;
  /** The project's name where a file states it. */
  readonly project: string | undefined;
  readonly layers: readonly Layer[];
  /** Where the files of the project define it, the first file first. */
  readonly places: readonly Evidence[];
  /** Names and addresses that other services know it by. */
  readonly known: readonly string[];
  readonly mounts: readonly string[];
  /** Another service starts when this one has done its work and ended. */
  readonly isAwaitedToEnd: boolean;
  readonly repository: Repository;
}

/** A text that the nearest definition states, with its variables. */
export function textAt({ layers }: Service, ...keys: readonly string[]): string | undefined {
  const found = first(layers, ...keys);
  const text = found?.node.text();
  return found === undefined || text === undefined ? undefined : cleanText(filled(text, found.variables));
}

/** A command line is a text or a list of words. */
export function commandPart(service: Service, key: 'entrypoint' | 'command'): readonly string[] {
  const found = first(service.layers, key);
  return found ? found.node.texts().map((text) => cleanText(filled(text, found.variables))) : [];
}
