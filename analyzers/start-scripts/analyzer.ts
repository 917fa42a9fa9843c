// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
import {
  cleanText,
  defineAnalyzer,
  evidenceAt,
  isScriptName,
  isShellScript,
  type ScriptFact,
  type Source,
  startScriptIn,
} from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'start-scripts',
  files: [
    '**/*.{sh,bash}',
    '**/{bin,script,scripts,docker,deploy,deployment,ops,build}/*',
    '**/*{entrypoint,start,run,serve,launch}*',
  ],
  analyze: (sources) => ({ facts: sources.flatMap(scriptIn), problems: [] }),
});

/** What a script runs in the end, with the line of its last program as evidence. */
function scriptIn(source: Source): readonly ScriptFact[] {
  const { path, text } = source;
  const script = isScriptName(path) && isShellScript(path, text) ? startScriptIn(text) : undefined;
  if (!script) return [];
  const { command, handsOn, starts } = script;
  const commands = Object.entries(starts?.commands ?? {}).map(([word, line]) => [word, cleanText(line)] as const);
  return [
    {
      kind: 'script',
      evidence: evidenceAt(source, lineOfEnd(text)),
      path,
      ...(command === undefined ? {} : { command: cleanText(command) }),
      ...(handsOn && { handsOn }),
      ...(starts && { starts: { by: starts.by, commands: Object.fromEntries(commands) } }),
    },
  ];
}

/** The last line that replaces the script by a program, else its last line. */
function lineOfEnd(text: string): number {
  const lines = text.trimEnd().split(/\r?\n/);
  const last = lines.findLastIndex((line) => /^[^#]/.test(line) && /(?:^|[;&|)])\s*exec\s/.test(line));
  return last < 0 ? lines.length : last + 1;
}
