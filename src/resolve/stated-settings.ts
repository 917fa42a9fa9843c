import type { Fact, FactOf } from '../model/fact.ts';
import { concat, literal, setting, type Value } from '../model/value.ts';

type SettingFact = FactOf<'setting'>;

/** `-Dserver.port=80`, `--spring.profiles.active=docker` */
const OPTION = /(?:^|[\s"'[,])(?:-D|--)([A-Za-z][\w-]*(?:\.[\w[\]-]+)+)=("[^"]*"|'[^']*'|[^\s"',\]]+)/g;

/** Settings that a command line gives a program of the Java virtual machine. */
export function settingsOfCommand(command: string | undefined, source: Fact): readonly SettingFact[] {
  return [...(command ?? '').slice(0, 8000).matchAll(OPTION)].flatMap(([, key, raw]) => {
    const value = raw?.replace(/^["']|["']$/g, '');
    return key === undefined || value === undefined ? [] : [stated(key, withVariables(value), source)];
  });
}

/** `--yard=yard:7001`, `-yard yard:7001`, `["--yard", "yard:7001"]` */
const FLAG =
  /(?:^|[\s"'[,])(--?[A-Za-z][\w.-]{0,100})(?:=|["']?[\s,]{1,9})("[^"]{0,2000}"|'[^']{0,2000}'|[^\s"',\]-][^\s"'\]]{0,2000})/g;

/** What a command line says by options, under their names with the dashes: who reads options asks for them so. */
export function flagsOfCommand(command: string | undefined, source: Fact): readonly SettingFact[] {
  return [...(command ?? '').slice(0, 8000).matchAll(FLAG)].map(([, key = '', raw = '']) =>
    stated(key, withVariables(raw.replace(/^["']|["'],?$|,$/g, '')), source),
  );
}

/** A command line without the settings that it gives; nothing where it is arguments alone. */
export function withoutSettings(command: string): string {
  const left = command.slice(0, 8000).replace(OPTION, ' ');
  return /\w/.test(left) ? left : '';
}

/** `--storage.url=http://metrics:9090`, `--upstream http://orders` */
const ADDRESS_OPTION = /(?:^|[\s"'[,])--?([A-Za-z][\w.-]{0,100})(?:=|["']?[\s,]+)["']?([a-z][a-z+]{1,20}:\/\/[^\s"',\]]{1,500})/g;

/** Addresses that the options of a command line give a product. */
export function addressesOfCommand(command: string | undefined, source: Fact): readonly SettingFact[] {
  const found = [...(command ?? '').slice(0, 8000).matchAll(ADDRESS_OPTION)];
  return found.map(([, key = '', address = '']) => stated(key, withVariables(address), source));
}

/** https://docs.oracle.com/en/java/javase/21/troubleshoot/environment-variables-and-system-properties.html and what start scripts use. */
const OPTION_VARIABLES =
  /^(JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|_JAVA_OPTIONS|JAVA_OPTS|JAVA_OPTIONS|CATALINA_OPTS|JAVA_ARGS|SPRING_OPTS)$/;

/** Settings that an environment variable holds more than one of: Java options, `SPRING_APPLICATION_JSON`. */
export function settingsInside(fact: SettingFact): readonly SettingFact[] {
  const text = fact.value.is === 'literal' && typeof fact.value.value === 'string' ? fact.value.value : undefined;
  if (text === undefined) return [];
  if (OPTION_VARIABLES.test(fact.key)) return settingsOfCommand(text, fact);
  return fact.key === 'SPRING_APPLICATION_JSON' ? fromJson(text, fact) : [];
}

function fromJson(text: string, source: Fact): readonly SettingFact[] {
  try {
    return flatten(JSON.parse(text), '').map(([key, value]) => stated(key, literal(value), source));
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

const DEEPEST = 20;

function flatten(value: unknown, key: string, depth = 0): readonly (readonly [string, string])[] {
  if (depth > DEEPEST || value === null) return [];
  if (typeof value !== 'object') return key === '' ? [] : [[key, String(value)]];
  return Object.entries(value).flatMap(([name, inner]: readonly [string, unknown]) =>
    flatten(inner, Array.isArray(value) ? `${key}[${name}]` : key === '' ? name : `${key}.${name}`, depth + 1),
  );
}

function stated(key: string, value: Value, source: Fact): SettingFact {
  const { evidence, foundBy } = source;
  return { kind: 'setting', id: `${source.id}#${key}`, foundBy, evidence, key, value };
}

/** `$environment` and `${environment}` are the shell's. */
function withVariables(text: string): Value {
  const parts = text.split(/(\$\{?\w{1,80}\}?)/).filter((part) => part !== '');
  return concat(parts.map((part) => (/^\$\{?\w+\}?$/.test(part) ? setting(part.replace(/[${}]/g, '')) : literal(part))));
}
