// https://helm.sh/docs/chart_template_guide/function_list/
import { createHash } from 'node:crypto';
import { parseYaml } from '../../../../src/sdk/index.ts';
import { TemplateError } from '../ast.ts';
import { Dict, fromYaml, type GoValue, isList, print } from '../value.ts';
import { toJsonText, toYamlLines } from '../yaml-text.ts';
import { type Call, list, type TemplateFunction, text } from './call.ts';

/** Texts to and from other forms, other templates, and what only a cluster or a dice would know. */
export const encodingFunctions: Readonly<Record<string, TemplateFunction>> = {
  toYaml: ([value = null], call) => yamlText(value, call),
  mustToYaml: ([value = null], call) => yamlText(value, call),
  toYamlPretty: ([value = null], call) => yamlText(value, call),
  fromYaml: (args) => parsed(text(args, 0), new Dict()),
  fromYamlArray: (args) => parsed(text(args, 0), []),
  fromJson: (args) => parsed(text(args, 0), new Dict()),
  mustFromJson: (args) => parsed(text(args, 0), new Dict()),
  fromJsonArray: (args) => parsed(text(args, 0), []),
  toJson: ([value = null]) => toJsonText(value),
  mustToJson: ([value = null]) => toJsonText(value),
  toPrettyJson: ([value = null]) => toJsonText(value),
  toRawJson: ([value = null]) => toJsonText(value),
  toToml: ([value = null]) => toJsonText(value),
  include: (args, call) => call.include(text(args, 0), args[1] ?? null),
  tpl: (args, call) => call.tpl(text(args, 0), args[1] ?? null),
  lookup: () => new Dict(),
  b64enc: (args) => Buffer.from(text(args, 0)).toString('base64'),
  b64dec: (args) => Buffer.from(text(args, 0), 'base64').toString('utf8'),
  sha256sum: (args, call) => digest('sha256', text(args, 0), call),
  sha1sum: (args, call) => digest('sha1', text(args, 0), call),
  // What only a cluster, a clock or a dice would know is not known here.
  adler32sum: (_args, { mark }) => mark,
  randAlphaNum: (_args, { mark }) => mark,
  randAlpha: (_args, { mark }) => mark,
  randNumeric: (_args, { mark }) => mark,
  randAscii: (_args, { mark }) => mark,
  uuidv4: (_args, { mark }) => mark,
  derivePassword: (_args, { mark }) => mark,
  htpasswd: (_args, { mark }) => mark,
  bcrypt: (_args, { mark }) => mark,
  genPrivateKey: (_args, { mark }) => mark,
  genCA: (_args, { mark }) => Dict.of({ Cert: mark, Key: mark }),
  genSelfSignedCert: (_args, { mark }) => Dict.of({ Cert: mark, Key: mark }),
  genSignedCert: (_args, { mark }) => Dict.of({ Cert: mark, Key: mark }),
  now: (_args, { mark }) => mark,
  date: (_args, { mark }) => mark,
  dateInZone: (_args, { mark }) => mark,
  htmlDate: (_args, { mark }) => mark,
  env: (_args, { mark }) => mark,
  expandenv: (args) => text(args, 0),
  getHostByName: (_args, { mark }) => mark,
  regexMatch: (args, call) => expression(text(args, 0), '', call).test(text(args, 1)),
  mustRegexMatch: (args, call) => expression(text(args, 0), '', call).test(text(args, 1)),
  regexReplaceAll: (args, call) =>
    text(args, 1).replace(expression(text(args, 0), 'g', call), text(args, 2).replace(/\$\{(\w+)\}/g, '$$$1')),
  mustRegexReplaceAll: (args, call) =>
    text(args, 1).replace(expression(text(args, 0), 'g', call), text(args, 2).replace(/\$\{(\w+)\}/g, '$$$1')),
  regexReplaceAllLiteral: (args, call) => text(args, 1).replace(expression(text(args, 0), 'g', call), () => text(args, 2)),
  regexFind: (args, call) => expression(text(args, 0), '', call).exec(text(args, 1))?.[0] ?? '',
  regexFindAll: (args, call) => text(args, 1).match(expression(text(args, 0), 'g', call)) ?? [],
  regexSplit: (args, call) => text(args, 1).split(expression(text(args, 0), '', call)),
  semver: (args) => semver(text(args, 0)),
  semverCompare: (args) => satisfies(text(args, 0), text(args, 1)),
  urlParse: (args) => urlParts(text(args, 0)),
  urlJoin: (args) => text(args, 0),
  base: (args) => text(args, 0).split('/').at(-1) ?? '',
  dir: (args) => text(args, 0).split('/').slice(0, -1).join('/') || '.',
  ext: (args) => /\.[^./]*$/.exec(text(args, 0))?.[0] ?? '',
  clean: (args) => text(args, 0),
  osBase: (args) => text(args, 0).split('/').at(-1) ?? '',
  toStringList: (args) => list(args, 0).map(print),
};

/** Of a text that is partly unknown nothing is known. */
function digest(algorithm: 'sha256' | 'sha1', stated: string, { mark }: Call): string {
  return stated.includes(mark) ? mark : createHash(algorithm).update(stated).digest('hex');
}

function yamlText(value: GoValue, call: Call): string {
  const lines = toYamlLines(value);
  for (const { text: line, places } of lines) if (places[0]) call.note(line, places[0]);
  return lines.map((line) => line.text).join('\n');
}

function parsed(value: string, instead: GoValue): GoValue {
  const { documents, problems } = parseYaml({ path: '', text: value });
  const [first] = documents;
  if (!first || problems.length > 0) return instead;
  const result = fromYaml(first);
  return isList(result) === isList(instead) ? withoutPlaces(result) : instead;
}

/** A text of a template has no lines of its own that a person could open. */
function withoutPlaces(value: GoValue): GoValue {
  if (isList(value)) return value.map(withoutPlaces);
  if (!(value instanceof Dict)) return value;
  const bare = new Dict();
  for (const [key, each] of value.entries) bare.set(key, withoutPlaces(each));
  return bare;
}

const LONGEST_PATTERN = 200;

/** A pattern of the chart's: short, and without a repeated group that repeats inside, which could search without end. */
function expression(pattern: string, flags: string, { line }: Call): RegExp {
  const plain = pattern.replace(/^\(\?i\)/, '');
  if (plain.length > LONGEST_PATTERN || /[*+}][^()]{0,200}\)[*+{]|\([^()]{0,200}\|[^()]{0,200}\)[*+{]/.test(plain)) {
    throw new TemplateError('The regular expression is too involved to be run here.', line);
  }
  try {
    return new RegExp(
      plain.replaceAll('(?P<', '(?<').replaceAll('[[:alnum:]]', '[A-Za-z0-9]'),
      plain === pattern ? flags : `${flags}i`,
    );
  } catch {
    throw new TemplateError('The regular expression cannot be read.', line);
  }
}

function semver(version: string): Dict {
  const [, major = '0', minor = '0', patch = '0'] = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?/.exec(version) ?? [];
  return Dict.of({ Major: Number(major), Minor: Number(minor), Patch: Number(patch), Original: version });
}

/** Constraints such as `>=1.19-0`, `^1.2`, `>1.2.0-0 <2`; all of them have to hold. */
function satisfies(constraint: string, version: string): boolean {
  const given = triple(version);
  return constraint
    .split('||')
    .some((alternative) =>
      [...alternative.matchAll(/([<>=!~^]{0,2})\s{0,5}(v?\d[\w.*-]{0,40})/g)].every(([, operator = '', wanted = '']) =>
        holds(operator, given, triple(wanted)),
      ),
    );
}

function triple(version: string): readonly [number, number, number] {
  const parts = semver(version);
  return [Number(parts.get('Major')), Number(parts.get('Minor')), Number(parts.get('Patch'))];
}

function holds(operator: string, given: readonly [number, number, number], wanted: readonly [number, number, number]): boolean {
  const order = given[0] - wanted[0] || given[1] - wanted[1] || given[2] - wanted[2];
  switch (operator) {
    case '>=':
    case '=>':
      return order >= 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
    case '!=':
      return order !== 0;
    case '^':
      return order >= 0 && given[0] === wanted[0];
    case '~':
      return order >= 0 && given[0] === wanted[0] && given[1] === wanted[1];
    default:
      return order === 0;
  }
}

function urlParts(url: string): Dict {
  const [, scheme = '', host = '', path = '', query = ''] =
    /^(?:([a-z][a-z0-9+.-]{0,30}):)?(?:\/\/([^/?#]{0,300}))?([^?#]{0,1000})(?:\?([^#]{0,1000}))?/i.exec(url) ?? [];
  const bare = host.replace(/^.*@/, '');
  return Dict.of({
    scheme,
    host: bare,
    hostname: bare.replace(/:\d+$/, ''),
    path,
    query,
    userinfo: '',
    fragment: '',
    opaque: '',
  });
}
