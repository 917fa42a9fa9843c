import type { Commit } from '../../model/origin.ts';
import { cleanText } from '../../sdk/secrets.ts';
import type { History } from './history.ts';

/** Who committed what and when, as far as it may be shown. */
export async function aboutCommit(history: History, hash: string): Promise<Commit> {
  const { author, message } = await history.commit(hash);
  const [subject = ''] = message.trim().split('\n');
  return {
    hash,
    author: cleanText(author.name),
    date: dateOf(author.timestamp, author.timezoneOffset),
    subject: cleanText(subject.trim()),
  };
}

/** What a date can hold; commits may say anything. */
const LAST_SECOND = 8.64e12 - 86_400;
const LAST_MINUTE = 1439;

/** Seconds and minutes west of Greenwich, as git keeps them, as RFC 3339 has them. */
function dateOf(stated: number, offset: number): string {
  const seconds = Math.max(-LAST_SECOND, Math.min(LAST_SECOND, stated || 0));
  const minutesWest = Math.max(-LAST_MINUTE, Math.min(LAST_MINUTE, offset || 0));
  const local = new Date((seconds - minutesWest * 60) * 1000).toISOString().replace(/\.\d+Z$/, '');
  const [hours, minutes] = [Math.floor(Math.abs(minutesWest) / 60), Math.abs(minutesWest) % 60];
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  return `${local}${minutesWest > 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(minutes)}`;
}

/** The object name of a file of a commit; undefined when it is not there. The path is relative to the analysed folder. */
export async function contentIdAt(history: History, commit: string, path: string): Promise<string | undefined> {
  let oid: string | undefined = (await history.commit(commit)).tree;
  for (const name of `${history.folder.prefix}${path}`.split('/')) {
    const object: Awaited<ReturnType<typeof history.objects.read>> =
      oid === undefined ? undefined : await history.objects.read(oid);
    oid = object?.is === 'tree' ? object.entries.find((entry) => entry.path === name)?.oid : undefined;
  }
  return oid;
}

/** The newest commit of the line of first parents that was made at or before a moment. */
export async function commitAt(history: History, from: string, seconds: number): Promise<string | undefined> {
  let commit: string | undefined = from;
  while (commit !== undefined && (await history.commit(commit)).committer.timestamp > seconds)
    [commit] = await history.parents(commit);
  return commit;
}
