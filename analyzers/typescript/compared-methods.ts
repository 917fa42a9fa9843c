const VERB = `['"\`](GET|HEAD|POST|PUT|DELETE|PATCH)['"\`]`;
/** Two parameters: the first of them is the request that a handler gets. */
const HANDLER =
  /(?:\bfunction\b[^(){}]{0,80}|[=(]\s{0,5}(?:async\s{0,5})?)\(\s{0,5}([A-Za-z_$][\w$]{0,40})\s{0,5}(?::[^,(){}]{1,80})?,\s{0,5}[A-Za-z_$]/g;
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
  const method = methodIn(code);
  const isSwitched = new RegExp(String.raw`\bswitch\s{0,5}\(\s{0,5}${method}\s{0,5}\)`).test(code);
  const compared = new RegExp(String.raw`${method}\s{0,5}[=!]==?\s{0,5}${VERB}`, 'g');
  const comparedWith = new RegExp(String.raw`${VERB}\s{0,5}[=!]==?\s{0,5}${method}`, 'g');
  const found = [...code.matchAll(compared), ...code.matchAll(comparedWith), ...(isSwitched ? code.matchAll(CASE) : [])];
  const methods = [...new Set(found.map(([, verb = '']) => verb))].sort();
  const isOfAll = methods.length === 1 && !REFUSED.test(code) && found.some((each) => answersOthers(each, code));
  return isOfAll ? [] : methods;
}

/** A pattern for the request's method: `req.method`, or `method` taken out of it. */
function methodIn(code: string): string {
  const requests = new Set([
    'req',
    'request',
    ...[...code.matchAll(HANDLER)].map(([, name = '']) => name.replaceAll('$', '\\$')),
  ]);
  return String.raw`(?:(?<![\w$])(?:${[...requests].join('|')})\s{0,5}\.\s{0,5}|(?<![\w.]))method\b`;
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
