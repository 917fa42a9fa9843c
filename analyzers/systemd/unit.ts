export interface Entry {
  readonly key: string;
  readonly text: string;
  /** 1-based, of the unit. */
  readonly line: number;
}

interface Line {
  readonly text: string;
  readonly line: number;
}

/** What stands below `[Service]`. An empty value takes back what was said before, and lines go on behind `\`. */
export function serviceEntries(text: string, rendered?: readonly Line[]): readonly Entry[] {
  const lines = rendered ?? text.split(/\r?\n/).map((each, index) => ({ text: each, line: index + 1 }));
  let entries: Entry[] = [];
  let section = '';
  for (const { text: raw, line } of joined(lines)) {
    const stated = raw.trim();
    section = /^\[([^\]]{1,100})\]$/.exec(stated)?.[1] ?? section;
    const [, key, value = ''] = /^([A-Za-z]\w{0,60})\s*=\s*(.*)$/s.exec(stated) ?? [];
    if (section !== 'Service' || key === undefined) continue;
    if (value === '') entries = entries.filter((entry) => entry.key !== key);
    else entries.push({ key, text: value, line });
  }
  return entries;
}

function joined(lines: readonly Line[]): readonly Line[] {
  const found: Line[] = [];
  let goesOn = false;
  for (const { text, line } of lines) {
    if (/^\s*[#;]/.test(text)) continue;
    const last = found.at(-1);
    const part = text.replace(/\\\s*$/, ' ');
    if (goesOn && last) found[found.length - 1] = { text: `${last.text}${part.trim()} `, line: last.line };
    else found.push({ text: part, line });
    goesOn = /\\\s*$/.test(text);
  }
  return found;
}
