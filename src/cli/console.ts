import { styleText } from 'node:util';

/** Results go to stdout. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Messages go to stderr, so that a redirected result stays clean. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** What went wrong, in one paragraph. */
export function complain(message: string): void {
  say(`${paint('red', 'asbuilt:', process.stderr)} ${message}`);
}

/** The exit code of the process; the worst one stays. */
export function finish(code: 0 | 1 | 2): void {
  const before = Number(process.exitCode ?? 0);
  process.exitCode = Math.max(before, code);
}

/** A reader that closes early (`asbuilt scan | head`) is no error. */
export function survivePipes(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

/** The flag wins, then `NO_COLOR` and `FORCE_COLOR`, then whether a person is looking. */
export function isColoured(stream: NodeJS.WriteStream, flag?: boolean): boolean {
  if (flag !== undefined) return flag;
  if (process.env['NO_COLOR']) return false;
  return Boolean(process.env['FORCE_COLOR']) || stream.isTTY === true;
}

function paint(colour: 'red', text: string, stream: NodeJS.WriteStream): string {
  return isColoured(stream) ? styleText(colour, text, { validateStream: false }) : text;
}
