import { literal, textsOf, unknown, type Value } from '../model/value.ts';
import { joinWith, mapTexts } from './text-functions.ts';

/** `path.join('/app', '..', 'settings')` where every part is known; a part that is not known keeps the text as it is put together. */
export function joinPaths(parts: readonly Value[]): Value {
  return mapTexts(joinWith(parts, '/'), normal);
}

/** `path.resolve`: the last absolute part wins. */
export function resolvePaths(parts: readonly Value[]): Value {
  const start = parts.findLastIndex((part) => textsOf(part).some((text) => text.startsWith('/')));
  return joinPaths(start > 0 ? parts.slice(start) : parts);
}

export function folderOfPath(path: Value): Value {
  return mapTexts(path, (text) => (text.lastIndexOf('/') > 0 ? text.slice(0, text.lastIndexOf('/')) : '/'));
}

/** The last part of a path; without the ending where it has that, or without any when the ending is not known. */
export function nameOfPath(path: Value, ending: Value | undefined): Value {
  const [tail] = ending ? textsOf(ending) : [''];
  return mapTexts(path, (text) => withoutEnding(text.replace(/\/+$/, '').split('/').at(-1) ?? text, tail));
}

function withoutEnding(name: string, ending: string | undefined): string {
  if (ending === undefined) return name.slice(0, name.length - endingOf(name).length);
  return ending !== '' && name.length > ending.length && name.endsWith(ending) ? name.slice(0, -ending.length) : name;
}

/** `.js` of `orders.routes.js`; a name that begins with its only dot has no ending. */
export function endingOfPath(path: Value): Value {
  return mapTexts(path, (text) => endingOf(text.split('/').at(-1) ?? text));
}

/** `path.parse`: https://nodejs.org/api/path.html#pathparsepath */
export function parsedPath(path: Value): Value {
  const name = nameOfPath(path, unknown('any ending'));
  const dir = folderOfPath(path);
  return { is: 'object', entries: { name, base: nameOfPath(path, literal('')), ext: endingOfPath(path), dir } };
}

function endingOf(name: string): string {
  return name.lastIndexOf('.') > 0 ? name.slice(name.lastIndexOf('.')) : '';
}

/** Takes out `.` and `name/..`; texts with a scheme are no paths. */
function normal(text: string): string {
  if (text.includes('://') || !/(^|\/)\.{1,2}(\/|$)/.test(text)) return text;
  const steps: string[] = [];
  for (const step of text.split('/')) {
    if (step === '.') continue;
    const last = steps.at(-1);
    if (step === '..' && last !== undefined && last !== '..' && last !== '') steps.pop();
    else steps.push(step);
  }
  return steps.join('/') || (text.startsWith('/') ? '/' : '.');
}
