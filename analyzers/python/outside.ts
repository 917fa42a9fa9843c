import { libraries } from './libraries/index.ts';

/** Packages that come with the language and that programs also like to name their own folders after. */
const STANDARD =
  'abc argparse array ast asyncio base64 bisect calendar cmd code codecs collections colorsys concurrent configparser contextlib copy csv ctypes dataclasses datetime decimal difflib dis email enum errno fnmatch fractions ftplib functools gc getopt getpass gettext glob gzip hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools json keyword locale logging lzma mailbox math mimetypes multiprocessing numbers operator os pathlib pickle pkgutil platform poplib pprint profile queue random re resource sched secrets select selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 ssl stat statistics string struct subprocess sys sysconfig tarfile tempfile textwrap threading time timeit token tokenize tomllib trace traceback types typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser wsgiref xml xmlrpc zipfile zlib zoneinfo';

const outside = new Set([
  ...STANDARD.split(' '),
  ...libraries.flatMap(({ imports }) => imports.map((name) => name.split(/[.*]/)[0] ?? name)),
]);

/** Whether a top-level name is a package from elsewhere unless the program's own folder has a file of that name. */
export function isOutside(name: string): boolean {
  return outside.has(name);
}
