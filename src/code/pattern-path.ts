/** A path written as a regular expression, as far as it is one: groups and classes are parameters, anchors and escapes go. */
export function patternPath(pattern: string): string {
  let path = '';
  for (let at = 0; at < pattern.length; ) {
    const { text, end } = readPart(pattern, at);
    const quantifier = /^(?:[*+?]|\{[\d,]{1,12}\})\??/.exec(pattern.slice(end, end + 20))?.[0] ?? '';
    const isLeftOut = quantifier.startsWith('?') && !text.startsWith('{');
    if (!isLeftOut) path += text;
    at = end + quantifier.length;
  }
  return path;
}

interface Part {
  readonly text: string;
  readonly end: number;
}

function readPart(pattern: string, at: number): Part {
  const character = pattern[at] ?? '';
  switch (character) {
    case '(': {
      const end = closing(pattern, at);
      return { text: groupText(pattern.slice(at + 1, end)), end: end + 1 };
    }
    case '[': {
      const end = pattern.indexOf(']', at + 2);
      return { text: '{}', end: end < 0 ? pattern.length : end + 1 };
    }
    case '\\':
      return { text: escapedText(pattern[at + 1] ?? ''), end: at + 2 };
    case '.':
      return { text: /[*+]/.test(pattern[at + 1] ?? '') ? '{}' : '.', end: at + 1 };
    default:
      return { text: '^$'.includes(character) ? '' : character, end: at + 1 };
  }
}

function escapedText(character: string): string {
  if (/[AZzbB]/.test(character)) return '';
  return /[dwsDWS]/.test(character) ? '{}' : character;
}

/** `(?P<id>…)` and `(?<id>…)` have a name; look-arounds are no part of the path. */
function groupText(inside: string): string {
  const named = /^\?P?<([A-Za-z]\w{0,60})>/.exec(inside)?.[1];
  if (named !== undefined) return `{${named}}`;
  if (/^\?(=|!|<|#)/.test(inside)) return '';
  return inside.startsWith('?:') && !/[\\[.*+|(]/.test(inside.slice(2)) ? inside.slice(2) : '{}';
}

function closing(pattern: string, from: number): number {
  let depth = 0;
  for (let at = from; at < pattern.length; at++) {
    if (pattern[at] === '\\') at += 1;
    else if (pattern[at] === '(') depth += 1;
    else if (pattern[at] === ')' && --depth === 0) return at;
  }
  return pattern.length;
}

/** What of a path with signs for more than itself can be told: `/api/` of `/api/:path*`, `/api/**` and `^/api/.*`. */
export function pathHead(pattern: string): string {
  const plain = pattern.replace(/^\^/, '').replaceAll('\\/', '/');
  return plain.slice(0, Math.max(0, plain.search(/[*:({[|$?]|\.[*+]|$/)));
}
