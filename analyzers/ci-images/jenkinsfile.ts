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
  const shell = [...text.matchAll(STEP)].flatMap((step) => {
    const script = filled(step[2] ?? step[3] ?? step[4] ?? '', variables);
    return commandsOf(script).map((command) => placed(command, text, step));
  });
  const built = [...text.matchAll(DOCKER_BUILD)].map((step) => {
    const [, , image = '', , rest = '.'] = step.map((each) => filled(each ?? '', variables));
    const words = ['docker', 'build', '-t', image, ...(rest || '.').split(/\s+/)];
    return placed({ words, line: 1, folder: '.' }, text, step);
  });
  return [...shell, ...built];
}

function placed({ words, line, folder }: Command, text: string, { index }: RegExpExecArray): Command {
  const around = folderAround(text.slice(0, index));
  return { words, line: line + text.slice(0, index).split('\n').length - 1, folder: joinPath(around, folder) ?? folder };
}

/** The folders of the `dir` blocks that are open at the end of a text. */
function folderAround(text: string): string {
  const open: string[] = [];
  for (const [block, , folder] of text.matchAll(/\bdir\s*\(?\s*(["'])([^"'\n]{1,300})\1\s*\)?\s*\{|\{|\}/g)) {
    if (block === '}') open.pop();
    else open.push(folder ?? '.');
  }
  return joinPath('.', open.join('/')) ?? '.';
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
