// https://www.jenkins.io/doc/book/pipeline/syntax/ and https://docs.cloudbees.com/docs/cloudbees-ci/latest/pipelines/docker-workflow
import { type Command, commandsOf, joinPath } from '../../src/sdk/index.ts';

/** What a shell step runs, in quotes or over several lines in three of them. */
const STEP =
  /\b(?:sh|bat|powershell)\s*\(?\s*(?:script\s*:\s*)?(?:("""|''')([\s\S]{0,4000}?)\1|"((?:\\.|[^"\\\n]){0,2000})"|'((?:\\.|[^'\\\n]){0,2000})')/g;
/** `docker.build("acme/orders:${TAG}", "-f Dockerfile services/orders")` */
const DOCKER_BUILD = /\bdocker\.build\s*\(\s*(["'])([^"'\n]{1,300})\1\s*(?:,\s*(["'])([^"'\n]{0,300})\3)?\s*\)/g;
const VARIABLE = /^[ \t]*(?:def[ \t]+|String[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*(["'])([^"'\n]*)\2[ \t]*$/gm;

const TEXT_OR_COMMENT = /("""|''')[\s\S]*?(?:\1|$)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;

/** Nothing but the ends of lines is left of a comment. */
function blankComment(part: string): string {
  return part.startsWith('/') ? part.replace(/[^\n]/g, '') : part;
}

/** The commands of a Jenkins pipeline: its steps start at the root of the repository, or in the `dir` around them. */
export function pipelineCommands(written: string): readonly Command[] {
  const text = written.replace(TEXT_OR_COMMENT, blankComment);
  const variables = variablesIn(text);
  const places = placesIn(text);
  const shell = [...text.matchAll(STEP)].flatMap((step) => {
    const script = filled(step[2] ?? step[3] ?? step[4] ?? '', variables);
    const place = places.at(step.index);
    return commandsOf(script).map((command) => placed(command, place));
  });
  const built = [...text.matchAll(DOCKER_BUILD)].map((step) => {
    const [, , image = '', , rest = '.'] = step.map((each) => filled(each ?? '', variables));
    const words = ['docker', 'build', '-t', image, ...(rest || '.').split(/\s+/)];
    return placed({ words, line: 1, folder: '.' }, places.at(step.index));
  });
  return [...shell, ...built];
}

interface Place {
  /** Lines before it. */
  readonly lines: number;
  /** The folder of the `dir` blocks around it. */
  readonly folder: string;
}

function placed({ words, line, folder }: Command, around: Place): Command {
  return { words, line: line + around.lines, folder: joinPath(around.folder, folder) ?? folder };
}

const BLOCK = /\bdir\s*\(?\s*(["'])([^"'\n]{1,300})\1\s*\)?\s*\{|[{}\n]/g;

/** Where the parts of a text stand: every line end and every brace begins another place. */
function placesIn(text: string): { readonly at: (index: number) => Place } {
  const starts: (Place & { readonly index: number })[] = [{ index: 0, lines: 0, folder: '.' }];
  const open: string[] = [];
  let lines = 0;
  const around = () => open.at(-1) ?? '.';
  for (const { 0: found, 2: folder, index } of text.matchAll(BLOCK)) {
    if (found.endsWith('{')) open.push(joinPath(around(), folder ?? '.') ?? around());
    else if (found === '}') open.pop();
    lines += found.split('\n').length - 1;
    starts.push({ index: index + 1, lines, folder: around() });
  }
  return { at: (index) => starts[lastBefore(index, starts)] ?? { lines: 0, folder: '.' } };
}

function lastBefore(index: number, starts: readonly { readonly index: number }[]): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle]?.index ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What the pipeline sets once to a plain text. */
function variablesIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const several = new Set<string>();
  for (const [, name = '', , value = ''] of text.matchAll(VARIABLE)) {
    if (found.has(name) && found.get(name) !== value) several.add(name);
    found.set(name, value);
  }
  for (const name of several) found.delete(name);
  return found;
}

function filled(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{?(?:env\.)?([A-Za-z_]\w*)\}?/g, (whole, name: string) => variables.get(name) ?? whole);
}
