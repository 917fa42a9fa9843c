import {
  cleanSetting,
  cleanText,
  concat,
  isSecretKey,
  literal,
  oneOf,
  settingValue,
  unknown,
  type Value,
} from '../../src/sdk/index.ts';
import { spelled } from './addresses.ts';
import type { Deployment } from './deployment.ts';
import { isNull, known, type Made, type Part } from './language/made.ts';

const AFTER = 'it is known after it is deployed';

/** The value of a setting, without secrets. */
export function valueOf(key: string, made: Made, deployment: Deployment): Value {
  switch (made.is) {
    case 'text':
      return textValue(key, made.parts, deployment);
    case 'reference':
      return textValue(key, [made], deployment);
    case 'scalar':
      return settingValue(key, String(made.value ?? ''), 'none');
    case 'choice':
      return oneOf(made.values.filter((value) => !isNull(value)).map((value) => valueOf(key, value, deployment)));
    case 'open':
      return unknown(made.why);
    default:
      return unknown('it is computed');
  }
}

/** Cleaned as a whole, because a password can begin before what only a run tells and end behind it. */
function textValue(key: string, parts: readonly Part[], deployment: Deployment): Value {
  const open: Value[] = [];
  const marked = parts.map((part) => piece(part, deployment, open)).join('');
  if (open.length === 0) return settingValue(key, marked, 'none');
  if (isSecretKey(key) && marked.replace(/\u0001\d+\u0001/g, '') !== '' && cleanSetting(key, 'a secret') === '***')
    return literal('***');
  return concat(
    cleanText(marked)
      .split('\u0001')
      .flatMap((text, index) => (index % 2 === 1 ? (open[Number(text)] ?? []) : text === '' ? [] : [literal(text)])),
  );
}

function piece(part: Part, deployment: Deployment, open: Value[]): string {
  if (typeof part === 'string') return part.replaceAll('\u0001', '');
  const text = part.is === 'reference' ? spelled(part, deployment) : undefined;
  if (text !== undefined) return text;
  open.push(unknown(part.is === 'open' ? part.why : AFTER));
  return `\u0001${open.length - 1}\u0001`;
}

const MARK = '\uE000';

/** A text with what the files fix of it; what they leave open is gone where that is the registry or the tag of an image. */
export function imageOf(made: Made | undefined, deployment: Deployment): string | undefined {
  if (!made || isNull(made)) return undefined;
  if (made.is === 'choice') return made.values.map((value) => imageOf(value, deployment)).find((image) => image !== undefined);
  if (made.is !== 'text' && made.is !== 'reference') return undefined;
  const parts = made.is === 'text' ? made.parts : [made];
  const written = parts
    .map((part) =>
      typeof part === 'string'
        ? part.replaceAll(MARK, '')
        : ((part.is === 'reference' ? spelled(part, deployment) : undefined) ?? MARK),
    )
    .join('')
    .replace(/^DOCKER\|/i, '')
    .replace(/@sha256:.*$/s, '');
  const text = withoutOpenRegistry(withoutOpenTag(written));
  const isPlain = text !== '' && !text.includes(MARK) && /^[\w./:-]+$/.test(text);
  return isPlain && !PLACEHOLDER.test(text) ? cleanText(text) : undefined;
}

function withoutOpenTag(image: string): string {
  const tag = image.indexOf(':', image.lastIndexOf('/') + 1);
  return tag >= 0 && image.includes(MARK, tag) ? image.slice(0, tag) : image;
}

function withoutOpenRegistry(image: string): string {
  const end = image.indexOf('/');
  const isOpen = end >= 0 && end < image.length - 1 && image.slice(0, end).includes(MARK);
  return isOpen ? image.slice(end + 1) : image;
}

/** What runs until the first release of the team's own image: https://learn.microsoft.com/azure/container-apps/quickstart-portal */
const PLACEHOLDER = /(^|\/)(containerapps-helloworld|aci-helloworld|k8se\/quickstart)(-jobs)?(:|$)|dotnet\/samples:/;

/** A text that the files fix, or that references spell. */
export function plainText(made: Made | undefined, deployment: Deployment): string | undefined {
  const whole = known(made);
  if (whole !== undefined || !made) return whole;
  const value = valueOf('', made, deployment);
  return value.is === 'literal' && value.value !== null ? String(value.value) : undefined;
}
