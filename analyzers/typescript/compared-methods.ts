const VERB = `['"\`](GET|HEAD|POST|PUT|DELETE|PATCH)['"\`]`;
const METHOD = String.raw`(?:\b(?:req|request)\s{0,5}\.\s{0,5}|(?<![\w.]))method\b`;
const COMPARED = new RegExp(String.raw`${METHOD}\s{0,5}[=!]==?\s{0,5}${VERB}`, 'g');
const COMPARED_WITH = new RegExp(String.raw`${VERB}\s{0,5}[=!]==?\s{0,5}${METHOD}`, 'g');
const SWITCH = new RegExp(String.raw`\bswitch\s{0,5}\(\s{0,5}${METHOD}\s{0,5}\)`);
const CASE = new RegExp(String.raw`\bcase\s{1,5}${VERB}\s{0,5}:`, 'g');

/**
 * The methods that a handler of every request tells apart: `switch (req.method) { case 'GET': … }`, `if (req.method !== 'POST') return …`.
 * https://nextjs.org/docs/pages/building-your-application/routing/api-routes#http-methods
 */
export function comparedMethods(text: string): readonly string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*/g, '');
  const cases = SWITCH.test(code) ? [...code.matchAll(CASE)] : [];
  const found = [...code.matchAll(COMPARED), ...code.matchAll(COMPARED_WITH), ...cases].map(([, verb = '']) => verb);
  return [...new Set(found)].sort();
}
