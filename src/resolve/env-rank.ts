/** Which of several `.env` files in one folder counts first: the plain one, then those for development, examples last. */
export function envRank(name: string): number {
  if (/example|sample|template|dist/i.test(name)) return 4;
  if (/test|ci/i.test(name)) return 3;
  return name === '.env' ? 0 : /local|dev/i.test(name) ? 1 : 2;
}
