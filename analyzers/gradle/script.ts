import { type Source, withoutSlashComments } from '../../src/sdk/index.ts';

/** A line of a build script with the blocks around it: `subprojects`, `dependencies`, `configure …` and `if …` with what stands there. */
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
  const blocks: Block[] = [];
  let closed: Block | undefined;
  const inside = () => blocks.map(({ text }) => text);
  const whole = withoutSlashComments(source.text);
  whole.split('\n').forEach((raw, index) => {
    const configured = configuredIn(raw, whole);
    if (configured !== undefined) {
      blocks.push({ text: configured });
      return;
    }
    let rest = raw;
    for (let brace = braceAt(rest); brace >= 0; brace = braceAt(rest)) {
      const before = rest.slice(0, brace).trim();
      if (before !== '') statements.push({ blocks: inside(), text: before, line: index + 1 });
      if (rest[brace] === '{') blocks.push(conditionOf(before, closed) ?? { text: nameOf(before) });
      else closed = blocks.pop();
      rest = rest.slice(brace + 1);
    }
    if (rest.trim() !== '') statements.push({ blocks: inside(), text: rest.trim(), line: index + 1 });
  });
  return statements;
}

/**
 * `configure(listOf("orders", "stock").map { project(":$it") }) {` and `subprojects.filter { … }.forEach {` open a block for some
 * projects; a variable stands for what it is given.
 */
function configuredIn(raw: string, script: string): string | undefined {
  const [, selected] = /^\s*configure\s{0,9}\((.{1,2000})\)\s{0,9}\{\s*(?:\w+\s*->\s*)?$/.exec(raw) ?? [];
  const [, looped] =
    /^\s*((?:sub|all)projects\b.{0,2000}?)\s*\.(?:forEach|each|onEach|configureEach|all)\s{0,9}\{\s*(?:\w+\s*->\s*)?$/.exec(
      raw,
    ) ?? [];
  const found = selected ?? looped;
  if (found === undefined || !/^\w+$/.test(found)) return found && `configure ${found}`;
  const given = new RegExp(`\\b(?:val|def|var)\\s+${found}\\b[^=\\n]*=\\s*([^\\n]+)`).exec(script)?.[1];
  return `configure ${given ?? found}`;
}

interface Block {
  readonly text: string;
  /** Behind an `if`: what holds in the `else` of it. */
  readonly otherwise?: string;
}

/** Conditions longer than this are not judged. */
const LONGEST_CONDITION = 1000;

/** `if (name != "web")`; `else` is where none of the conditions before it holds. */
function conditionOf(before: string, closed: Block | undefined): Block | undefined {
  const [, isElse, condition] = /^(else\b)?\s*(?:if\s*\((.+)\))?$/.exec(before) ?? [];
  const earlier = isElse === undefined || closed?.otherwise === undefined ? [] : [closed.otherwise];
  if (condition === undefined) return earlier.length === 0 ? undefined : { text: `if ${earlier.join('')}` };
  const asked = bounded(`(${condition})`);
  return { text: `if ${[...earlier, asked].join(' && ')}`, otherwise: bounded([...earlier, `!${asked}`].join(' && ')) };
}

function bounded(condition: string): string {
  return condition.length > LONGEST_CONDITION ? '(…)' : condition;
}

/** The first brace that is not inside a text; `${…}` in a text is not one. */
function braceAt(text: string): number {
  const blanked = text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, (quoted) => ' '.repeat(quoted.length));
  return blanked.search(/[{}]/);
}

/** `dependencies`, `subprojects`, `configure(subprojects)`, `tasks.named("bootJar")`. */
function nameOf(text: string): string {
  const inside = /\(\s*["']?([\w:.-]+)["']?[^)]*\)\s*$/.exec(text)?.[1];
  const name = /([\w.]+)\s*(?:\([^)]*\))?\s*$/.exec(text)?.[1]?.replace(/^(?:it|project|subproject)\./, '') ?? '';
  return inside !== undefined && /(named|register|configure|project|withType|create)$/.test(name) ? inside : name;
}
