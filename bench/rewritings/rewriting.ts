/** The text files of a system by their path. */
export type Files = ReadonlyMap<string, string>;

/** What became of a system: files with their new text, `undefined` for those that are gone. */
export interface Rewritten {
  readonly files: ReadonlyMap<string, string | undefined>;
  readonly places: number;
}

/** The same system in other words. */
export interface Rewriting {
  readonly name: string;
  readonly about: string;
  rewrite(files: Files): Promise<Rewritten>;
}

/** Another text for a part of one. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How one file is written in other words; `undefined` where nothing can be said otherwise. */
export type FileRewriter = (path: string, text: string) => Rewrite | undefined;

export interface Rewrite {
  readonly text: string;
  readonly places: number;
}

/** A rewriting that looks at each file alone. */
export function eachFile(name: string, about: string, prepare: () => Promise<FileRewriter> | FileRewriter): Rewriting {
  return {
    name,
    about,
    rewrite: async (files) => {
      const rewriteFile = await prepare();
      const rewritten = new Map<string, string>();
      let places = 0;
      for (const [path, text] of files) {
        const result = rewriteFile(path, text);
        if (!result || result.text === text) continue;
        rewritten.set(path, result.text);
        places += result.places;
      }
      return { files: rewritten, places };
    },
  };
}

/** Of edits that overlap, the first one stands. What is put in at one place keeps its order. */
export function applyEdits(text: string, edits: readonly Edit[]): Rewrite {
  const inOrder = edits.map((edit, at) => ({ ...edit, at })).sort((a, b) => a.start - b.start || a.end - b.end || a.at - b.at);
  let written = '';
  let [done, places] = [0, 0];
  for (const edit of inOrder) {
    if (edit.start < done) continue;
    written += text.slice(done, edit.start) + edit.text;
    done = edit.end;
    places += 1;
  }
  return { text: written + text.slice(done), places };
}

/** A name that the text does not have yet. */
export function newName(text: string, wanted: string): string {
  for (let number = 1; ; number++) {
    const name = `${wanted}${number}`;
    if (!text.includes(name)) return name;
  }
}
