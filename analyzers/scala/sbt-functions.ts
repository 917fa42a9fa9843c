/** A function of a build that makes a project: a build is plain Scala, https://www.scala-sbt.org/1.x/docs/Multi-Project.html */
export interface ProjectFunction {
  readonly parameters: readonly Parameter[];
  readonly body: string;
}

interface Parameter {
  readonly name: string;
  /** As it is written. */
  readonly otherwise?: string | undefined;
}

export type ProjectFunctions = ReadonlyMap<string, ProjectFunction>;

const DEEPEST = 4;
/** How a project begins. */
export const MADE = /^\s*[({]?\s*(?:Project\s*\(|project\b)/;
const CALLED = /^\s*(?:[A-Z]\w*\.)?(\w{1,80})\s*\(([^()]{0,400})\)/;

/** The functions of a build's code whose bodies begin with a project, or with another such function. */
export function projectFunctions(text: string): ProjectFunctions {
  const starts = text.matchAll(/^([ \t]*)def\s+(\w{1,80})\s*\(([^()]{0,400})\)\s*(?::\s*(?:sbt\.)?Project\s*)?=/gm);
  const all = [...starts].map((start) => {
    const [head, indent = '', name = '', list = ''] = start;
    return [name, { parameters: parametersIn(list), body: statementAt(text, start.index + head.length, indent) }] as const;
  });
  const functions = new Map(all);
  const makes = ({ body }: ProjectFunction) => MADE.test(body) || functions.has(CALLED.exec(body)?.[1] ?? '');
  return new Map(all.filter(([, each]) => makes(each)));
}

/** What a statement says until the next one that is as far to the left. */
export function statementAt(text: string, from: number, indent = ''): string {
  const next = new RegExp(`\\n${indent}(?=[\\w@}])`).exec(text.slice(from));
  return next ? text.slice(from, from + next.index) : text.slice(from);
}

/** A project as if it were written without functions: `service("orders")` is the function's body about `"orders"`. */
export function writtenOut(made: string, functions: ProjectFunctions, depth = 0): string {
  const [call = '', name = '', list = ''] = CALLED.exec(made) ?? [];
  const called = functions.get(name);
  if (!called || depth > DEEPEST) return made;
  const given = list.split(',').map((each) => /^\s*(?:(\w+)\s*=\s*)?(\S.*?)\s*$/s.exec(each));
  const values = called.parameters.map(({ name: own, otherwise }, index) => {
    const named = given.find((each) => each?.[1] === own) ?? (given[index]?.[1] === undefined ? given[index] : undefined);
    return [own, named?.[2] ?? otherwise ?? own] as const;
  });
  return `${writtenOut(filled(called.body, new Map(values)), functions, depth + 1)}${made.slice(call.length)}`;
}

function parametersIn(list: string): readonly Parameter[] {
  const found = list.matchAll(/(\w{1,80})\s*:\s*[\w.[\]]+(?:\s*=\s*("[^"\n]{0,200}"))?/g);
  return [...found].map(([, name = '', otherwise]) => ({ name, otherwise }));
}

/** Parameters by what is given for them: names by themselves, and inside interpolated texts. */
function filled(body: string, values: ReadonlyMap<string, string>): string {
  return body.replace(/s?"[^"\n]{0,400}"|(?<![\w.])[a-z]\w*(?!\s*=[^=>])/g, (part) => {
    if (!part.endsWith('"')) return values.get(part) ?? part;
    if (!part.startsWith('s')) return part;
    const text = part.slice(2, -1).replace(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced, bare) => {
      const plain = /^"(.*)"$/.exec(values.get(braced ?? bare) ?? '')?.[1];
      return plain ?? whole;
    });
    return text.includes('$') ? `s"${text}"` : `"${text}"`;
  });
}
