import type { Source } from '../../src/sdk/index.ts';

/** A line of a build script with the blocks around it: `subprojects`, `dependencies`. */
export interface Statement {
  readonly blocks: readonly string[];
  readonly text: string;
  readonly line: number;
}

/**
 * Groovy and Kotlin build scripts are programs. Only what stands there plainly is read: lines, their blocks, without comments.
 * https://docs.gradle.org/current/userguide/writing_build_scripts.html
 */
export function readScript(source: Source): readonly Statement[] {
  const statements: Statement[] = [];
  const blocks: string[] = [];
  withoutComments(source.text)
    .split('\n')
    .forEach((raw, index) => {
      let rest = raw;
      for (let brace = braceAt(rest); brace >= 0; brace = braceAt(rest)) {
        const before = rest.slice(0, brace).trim();
        if (before !== '') statements.push({ blocks: [...blocks], text: before, line: index + 1 });
        if (rest[brace] === '{') blocks.push(nameOf(before));
        else blocks.pop();
        rest = rest.slice(brace + 1);
      }
      if (rest.trim() !== '') statements.push({ blocks: [...blocks], text: rest.trim(), line: index + 1 });
    });
  return statements;
}

/** The first brace that is not inside a text; `${…}` in a text is not one. */
function braceAt(text: string): number {
  const blanked = text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, (quoted) => ' '.repeat(quoted.length));
  return blanked.search(/[{}]/);
}

/** `dependencies`, `subprojects`, `configure(subprojects)`, `tasks.named("bootJar")`. */
function nameOf(text: string): string {
  const inside = /\(\s*["']?([\w:.-]+)["']?[^)]*\)\s*$/.exec(text)?.[1];
  const name = /([\w.]+)\s*(?:\([^)]*\))?\s*$/.exec(text)?.[1] ?? '';
  return inside !== undefined && /(named|register|configure|project|withType|create)$/.test(name) ? inside : name;
}

/** Blanks comments out, line for line; `//` in a text such as a URL is none. */
function withoutComments(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (whole, quoted: string | undefined) =>
      quoted === undefined ? whole.replace(/[^\n]/g, ' ') : quoted,
    );
}
