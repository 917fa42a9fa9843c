import type { Source } from '../model/analyzer.ts';

/**
 * A file whose text can be given back once it is seldom asked for. Whoever asks for it again has it read anew; a file that is gone by then has
 * no text, and whoever reads it says so.
 */
export class HeldText implements Source {
  readonly path: string;
  readonly #read: () => Source | undefined;
  #text: string | undefined;

  constructor({ path, text }: Source, read: () => Source | undefined) {
    this.path = path;
    this.#text = text;
    this.#read = read;
  }

  get text(): string {
    this.#text ??= this.#read()?.text ?? '';
    return this.#text;
  }

  release(): void {
    this.#text = undefined;
  }
}
