import {
  evidenceAt,
  evidenceOfSetting,
  oneOf,
  type SettingFact,
  type Source,
  settingValue,
  substitute,
  type Value,
} from '../../src/sdk/index.ts';

const LONGEST = 20_000;
const QUOTED = `"((?:\\\\.|[^"\\\\\\n]){0,500})"|'([^'\\n]{0,500})'|([^\\s;&|"'\`]{0,500})`;
/** `export STOCK_URL="${STOCK_URL:-http://stock:8080}"`. */
const EXPORTED = new RegExp(`^\\s*export\\s+(\\w{1,80})=(?:${QUOTED})\\s*(?:[;#].*)?$`);
/** `: "${STOCK_URL:=http://stock:8080}"`. */
const DEFAULTED = /^\s*:\s+"?\$\{(\w{1,80}):?=([^}\n]{0,500})\}"?\s*(?:[;#].*)?$/;

/** What the script that an image begins with sets where the deployment has not: the defaults of what it exports, any of them where it is told which. */
export function settingsOfScript(script: Source, dockerfile: string): readonly SettingFact[] {
  const found = new Map<string, SettingFact>();
  script.text
    .slice(0, LONGEST)
    .split('\n')
    .forEach((line, index) => {
      const [key, text] = statedIn(line);
      if (key === undefined || text === undefined || /\$\(|`|\$\{?[@*#?0-9]/.test(text)) return;
      const value = withoutItself(key, settingValue(key, text));
      if (!value) return;
      const before = found.get(key);
      const evidence = before?.evidence ?? evidenceOfSetting(evidenceAt(script, index + 1), key, text);
      const values = before ? [before.value, value] : [value];
      found.set(key, { kind: 'setting', evidence, owner: { is: 'file', path: dockerfile }, key, value: oneOf(values) });
    });
  return [...found.values()];
}

function statedIn(line: string): readonly [key?: string | undefined, text?: string | undefined] {
  const [, defaulted, initial] = DEFAULTED.exec(line) ?? [];
  if (defaulted !== undefined) return [defaulted, initial];
  const [, key, double, single, plain] = EXPORTED.exec(line) ?? [];
  return key === undefined ? [] : [key, double ?? single ?? plain];
}

/** `${X:-y}` as the value of X is y: X itself is what the deployment says. */
function withoutItself(key: string, value: Value): Value | undefined {
  if (value.is === 'setting' && value.key === key) return value.fallback;
  const others = substitute(value, (name) => (name === key ? { is: 'literal', value: '' } : undefined));
  return JSON.stringify(others) === JSON.stringify(value) ? value : undefined;
}
