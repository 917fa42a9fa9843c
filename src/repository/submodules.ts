import type { Problem } from '../model/problem.ts';

/** The path of a submodule of the root, as `.gitmodules` gives it. https://git-scm.com/docs/gitmodules */
const PATH = /^path[ \t]*=(.+)$/;

/** What to say of each submodule, by its folder with `/` at the end, if nothing lies in it. */
export function absentSubmodules(gitmodules: string): ReadonlyMap<string, Problem> {
  const lines = gitmodules.split(/\r?\n/);
  return new Map(
    lines.flatMap((text, index): readonly [string, Problem][] => {
      const written = PATH.exec(text.trim())?.[1]?.trim() ?? '';
      const path = written
        .replace(/^"([^"]+)"$/, '$1')
        .replace(/^\.\//, '')
        .replace(/(?<!\/)\/+$/, '');
      if (!path) return [];
      const message = `The submodule ${path} is not checked out, and what is in it is missing from the result. Fetch it: git submodule update --init`;
      const evidence = { path: '.gitmodules', line: index + 1, text: text.trim() };
      return [[`${path}/`, { code: 'missing-reference', message, evidence }]];
    }),
  );
}
