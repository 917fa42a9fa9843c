/** A project of a build as conditions ask for it; undefined where only running the script tells. */
type Answer = boolean | undefined;

/**
 * Whether `configure(…)` means the project at this path: some that it names, or those of all that a filter leaves. A filter that asks for
 * something else than names is taken to mean the projects that it names, or all but them, or all.
 * https://docs.gradle.org/current/userguide/sharing_build_logic_between_subprojects.html
 */
export function isSelected(selected: string, path: string): boolean {
  const paths = textsIn(selected).map((each) => `:${each.replace(/^:/, '')}`);
  if (!/\b(?:sub|all)projects\b/.test(selected)) return paths.includes(path);
  const isLess = /\s-\s|\.minus\(/.test(selected);
  const answer = isLess ? undefined : all(filtersOf(selected, path));
  if (answer !== undefined) return answer;
  return paths.length === 0 || paths.includes(path) !== (isLess || selected.includes('!'));
}

function filtersOf(selected: string, path: string): readonly Answer[] {
  const filters = [...selected.matchAll(/\.(filter|filterNot|findAll|matching)\s?\{([^{}]{1,1000})\}/g)];
  return filters.map(([, word, condition = '']) => (word === 'filterNot' ? not(holds(condition, path)) : holds(condition, path)));
}

/** Whether a condition on the name or path of a project holds: `it.path.startsWith(":services:") && name !in listOf("web")`. */
export function holds(condition: string, path: string): Answer {
  const trimmed = condition.trim();
  const [led = '', parameter] = /^(\w+)\s*->\s*/.exec(trimmed) ?? [];
  const body = trimmed.slice(led.length);
  const text = parameter === undefined ? body : body.replace(new RegExp(`\\b${parameter}\\b`, 'g'), 'it');
  const choices = splitAt(text, '||');
  if (choices.length > 1) return not(all(choices.map((each) => not(holds(each, path)))));
  const parts = splitAt(text, '&&');
  if (parts.length > 1) return all(parts.map((each) => holds(each, path)));
  if (/^!\s*[^=\s]/.test(text)) return not(holds(text.slice(1), path));
  return isWrapped(text) ? holds(text.slice(1, -1), path) : compared(text, path);
}

const SUBJECT = /^(?:(?:it|this|project)\.)*(parent\s?\??\.\s?)?(name|path)\b/;

/** One comparison: the subject, what is asked of it, and the texts that it is compared with. */
function compared(text: string, path: string): Answer {
  const [, listed, asked] = /^(.*[)\]])\.contains\(([\w.?]{1,60})\)$/.exec(text) ?? [];
  if (listed !== undefined && asked !== undefined) return compared(`${asked} in ${listed}`, path);
  const isProject = /^it\b(?!\.)/.test(text) && /\bproject\(/.test(text);
  const [whole, parent, word] = isProject ? ['it', undefined, 'path'] : (SUBJECT.exec(text) ?? []);
  const texts = textsIn(text);
  if (whole === undefined || texts.length === 0) return undefined;
  const above = parent === undefined ? path : path.slice(0, path.lastIndexOf(':')) || ':';
  const subject = word === 'name' ? above.slice(above.lastIndexOf(':') + 1) : above;
  return answered(text.slice(whole.length).trim(), subject, texts);
}

const ASKED: readonly (readonly [RegExp, (subject: string, texts: readonly string[]) => boolean])[] = [
  [/^(?:===?|\.equals\b)/, (subject, [text]) => subject === text],
  [/^!==?/, (subject, [text]) => subject !== text],
  [/^in\b/, (subject, texts) => texts.includes(subject)],
  [/^!\s?in\b/, (subject, texts) => !texts.includes(subject)],
  [/^\??\.startsWith\b/, (subject, [text = '']) => subject.startsWith(text)],
  [/^\??\.endsWith\b/, (subject, [text = '']) => subject.endsWith(text)],
  [/^\??\.contains\b/, (subject, [text = '']) => subject.includes(text)],
];

function answered(asked: string, subject: string, texts: readonly string[]): Answer {
  return ASKED.find(([pattern]) => pattern.test(asked))?.[1](subject, texts);
}

function textsIn(text: string): readonly string[] {
  return [...text.matchAll(/["']([\w.:-]{1,200})["']/g)].flatMap(([, each]) => each ?? []);
}

function all(answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function not(answer: Answer): Answer {
  return answer === undefined ? undefined : !answer;
}

/** The parts between the operators that stand in no brackets. */
function splitAt(text: string, operator: '||' | '&&'): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if ('([{'.includes(text.charAt(at))) depth += 1;
    if (')]}'.includes(text.charAt(at))) depth -= 1;
    if (depth > 0 || !text.startsWith(operator, at)) continue;
    parts.push(text.slice(start, at));
    start = at + operator.length;
  }
  return [...parts, text.slice(start)];
}

/** `(…)` as a whole, not `(a) in (b)`. */
function isWrapped(text: string): boolean {
  if (!text.startsWith('(') || !text.endsWith(')')) return false;
  let depth = 0;
  for (let at = 0; at < text.length - 1; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return false;
  }
  return true;
}
