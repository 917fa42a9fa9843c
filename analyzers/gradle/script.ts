import { type Source, withoutSlashComments } from '../../src/sdk/index.ts';

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
  withoutSlashComments(source.text)
    .split('\n')
    .forEach((raw, index) => {
      const configured = configuredIn(raw);
      if (configured !== undefined) {
        blocks.push(configured);
        return;
      }
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

/**
 * `configure(listOf("orders", "stock").map { project(":$it") }) {` opens a block for these projects, named by their paths; a filter
 * among all may say whom it leaves out, and one that says no names is taken for all.
 */
function configuredIn(raw: string): string | undefined {
  const [, selected] = /^\s*configure\s{0,9}\((.{1,2000})\)\s{0,9}\{\s*$/.exec(raw) ?? [];
  if (selected === undefined) return undefined;
  const paths = [...selected.matchAll(/["']:?([\w.:-]{1,200})["']/g)].map(([, path = '']) => `:${path}`);
  if (!/\b(?:sub|all)projects\b/.test(selected)) return `configure ${paths.join(' ')}`;
  if (paths.length === 0) return 'subprojects';
  return `${selected.includes('!') ? 'except' : 'configure'} ${paths.join(' ')}`;
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
