import { isLocal, parseAddresses } from './address.ts';
import type { Directory } from './directory.ts';
import type { Followed } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import { isOwnHost, ownPorts } from './knowledge/own-addresses.ts';
import type { Target } from './target.ts';

/**
 * Whether all addresses of a request are the program's own. A setting that nobody states stands for the same as its default, and as whoever sent the page:
 * `typeof window === 'undefined' ? (process.env.APP_URL ?? 'http://localhost:3000') : location.origin`.
 */
export function areAtHome({ lost }: Pick<Target, 'lost'>, thing: Thing, directory: Directory): boolean {
  const away = lost.filter((each) => !isAtHome(each, thing, directory));
  return away.length < lost.length && away.every(({ text }) => OPEN_HOST.test(text));
}

/**
 * Whether an address at which nobody else was found is the program's own: a name that is its own to answer to, what its platform tells it that it is called,
 * or the port on the machine where it listens itself.
 */
function isAtHome(followed: Followed, thing: Thing, directory: Directory): boolean {
  const { text, missing, deployment } = followed;
  if (missing.some(isOwnHost)) return OPEN_HOST.test(text) && missing.every(isOfPlatform);
  const found = parseAddresses(text);
  return (
    found.length > 0 &&
    found.every((each) => {
      if (!isLocal(each)) return directory.find(each, thing, deployment)?.thing === thing;
      if (each.port === undefined) return missing.length > 0 && missing.every((key) => key === 'PORT');
      const there = directory.atPort(each.port);
      const isOwn = directory.portsOf(thing).length === 0 && ownPorts(thing.technology).includes(each.port);
      return (isOwn || there.length > 0) && there.every((other) => other.thing === thing);
    })
  );
}

const OPEN_HOST = /^(?:[a-z]+:\/\/)?\{\}(?::(?:\{\}|\d+))?(?=[/?#]|$)/i;

function isOfPlatform(key: string): boolean {
  return isOwnHost(key) || key === 'PORT';
}
