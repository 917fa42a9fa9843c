// https://nginx.org/en/docs/http/ngx_http_core_module.html#location

/** Text, escaped or plain, and one choice between texts: `^/(api|services)/`, `^/(?:docs|help)(/|$)`, `^/socket\.io/.*`. */
const TEXT = String.raw`(?:[\w/~%-]|\\[./-]|\{\})`;
const FORM = new RegExp(
  String.raw`^\^(${TEXT}{0,200})(?:\((?:\?:)?(${TEXT}{1,200}(?:\|${TEXT}{1,200}){0,30})\)(${TEXT}{0,200}))?(.*)$`,
  's',
);
/** What may stand behind a whole segment without making another one of it. */
const BEHIND = /^(?:\$|\.\*\$?|\(\.\*\)\$?|\/?\?\$?|\(\/\|\$\)(?:\(?\.\*\)?\$?)?|\(\/\.\*\)\?\$?|\(\?:\/\.\*\)\?\$?)?$/;

/** A whole segment that may be anything of a kind, with more behind it: `/([0-9a-f]+)/`, `/\\d{1,9}/`. */
const SEGMENT = /\/\(?(?:\?:)?(?:\[[^\]]{1,60}\]|\\[dw])(?:[+*]|\{[\d,]{1,9}\})?\)?(?=\/)/g;

/** The paths that a regular expression of a location begins with, where it says no more than that; `{}` stands for any segment. */
export function prefixesOfPattern(pattern: string): readonly string[] {
  const [, start = '', choice = '', end = '', rest = ''] = FORM.exec(pattern.replace(SEGMENT, '/{}')) ?? [];
  if (!start.startsWith('/') || !(BEHIND.test(rest) || ((start + end).endsWith('/') && !/^[?*+{|]/.test(rest)))) return [];
  const prefixes = choice.split('|').map((each) => (start + each + end).replaceAll('\\', ''));
  return prefixes.filter((each) => /\w/.test(each));
}
