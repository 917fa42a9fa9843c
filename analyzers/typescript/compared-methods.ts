const VERB = `['"\`](GET|HEAD|POST|PUT|DELETE|PATCH)['"\`]`;
const METHOD = String.raw`(?:\b(?:req|request)\s{0,5}\.\s{0,5}|(?<![\w.]))method\b`;
const COMPARED = new RegExp(String.raw`${METHOD}\s{0,5}[=!]==?\s{0,5}${VERB}`, 'g');
const COMPARED_WITH = new RegExp(String.raw`${VERB}\s{0,5}[=!]==?\s{0,5}${METHOD}`, 'g');
const SWITCH = new RegExp(String.raw`\bswitch\s{0,5}\(\s{0,5}${METHOD}\s{0,5}\)`);
const CASE = new RegExp(String.raw`\bcase\s{1,5}${VERB}\s{0,5}:`, 'g');
/** How other methods are turned away. */
const REFUSED = /\b405\b|not[\s_]?allowed/i;
const ANSWERS = /\b(?:else|return|res|response)\b/;
/** The first answer that others get says that there is nothing for them: `else { res.status(404).end(); }`. */
const REFUSES = /^[^;}]{0,300}\b(?:400|404|501)\b/;
const LEAVES = /^[^\n;{]{0,200}\)\s{0,20}\{?\s{0,200}(?:return|throw|res|response)\b/;

/**
 * The methods that a handler of every request tells apart: `switch (req.method) { case 'GET': … }`, `if (req.method !== 'POST') return …`.
 * None where it tells one from all others and answers these too.
 * https://nextjs.org/docs/pages/building-your-application/routing/api-routes#http-methods
 */
export function comparedMethods(text: string): readonly string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*/g, '');
  const cases = SWITCH.test(code) ? [...code.matchAll(CASE)] : [];
  const found = [...code.matchAll(COMPARED), ...code.matchAll(COMPARED_WITH), ...cases];
  const methods = [...new Set(found.map(([, verb = '']) => verb))].sort();
  const isOfAll = methods.length === 1 && !REFUSED.test(code) && found.some((each) => answersOthers(each, code));
  return isOfAll ? [] : methods;
}

/** Whether other methods than the one compared with get an answer as well. */
function answersOthers({ 0: compared, index }: RegExpMatchArray, code: string): boolean {
  const behind = code.slice((index ?? 0) + compared.length);
  if (compared.includes('!')) return !LEAVES.test(behind);
  const rest = behindBlock(behind);
  return ANSWERS.test(rest) && !REFUSES.test(rest);
}

/** What follows the block, or the statement, that a condition stands before. */
function behindBlock(text: string): string {
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(/[{};]/g)) {
    if (sign !== ';') depth += sign === '{' ? 1 : -1;
    if (depth <= 0) return text.slice(index + 1);
  }
  return '';
}
