import { textsOf, type Value } from '../model/value.ts';
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
