/**
 * The command lines that a script, a process list or a YAML file of a deployment may hold: YAML lists of words are read as one line, and
 * of a YAML file only what stands at `command`, `args`, `entrypoint` and `run`.
 */
export function commandLinesOf(path: string, text: string): readonly string[] {
  if (!/\.ya?ml$/.test(path)) return text.split(/\r?\n/).filter((line) => !/^\s*[#;]/.test(line));
  const joined = text.replace(/\n[ \t]*-[ \t]+(?=["']?[-\w./:=]+["']?[ \t]*(?:\r?\n|$))/g, ' ');
  return joined.split(/\r?\n/).flatMap((line) => {
    const value = /(?:command|args|entrypoint|run):(.*)$/.exec(line)?.[1];
    return value === undefined ? [] : asWords(value);
  });
}

/** `["node", "dist/worker.js"]` as a line of words. */
function asWords(value: string): string {
  return /^\s*\[.*\]\s*(?:#.*)?$/.test(value) ? value.replace(/["',[\]]+/g, ' ') : value;
}
