import { expect, test } from 'vitest';
import { type StartScript, startScriptIn, throughScripts } from '../src/sdk/index.ts';

function run(line: string, text: string, told: Readonly<Record<string, string>> = {}): string {
  const script: StartScript | undefined = startScriptIn(text);
  return throughScripts(
    line,
    (word) => (word.endsWith('start.sh') ? script : undefined),
    (variable) => told[variable],
  );
}

test('a text that a command is given on its line is no document', () => {
  expect(startScriptIn('installer <<< "yes"\nexec node server.js\nyes\n')?.command).toBe('node server.js');
  expect(startScriptIn('cat > conf <<-"END"\n  exec nothing\n  END\nexec node server.js\n')?.command).toBe('node server.js');
});

test('words behind two dashes go to the program that a script has', () => {
  expect(run('./start.sh web -- --port 80', 'exec node server.js "$@"\n')).toBe('node server.js web -- --port 80');
  expect(run('./start.sh db:5432 -- node server.js', 'until nc -z "$1"; do sleep 1; done\nshift 2\nexec "$@"\n')).toBe(
    'node server.js',
  );
});

test('a script that waits beside itself has no command of its own', () => {
  const waits = 'timeout 15 $0 --quiet &\nwait $!\nCLI=("$@")\nexec "${CLI[@]}"\n';

  expect(startScriptIn(waits)?.command).toBeUndefined();
  expect(run('./start.sh db:5432 -- node server.js', `${waits}if [ -n "$2" ]; then exec "$@"; fi\n`)).toBe('node server.js');
});

test('a variable that a script goes by is none of its words', () => {
  const text = 'case "$ROLE" in\n  web) exec node app.js "$@" ;;\n  jobs) exec node jobs.js "$1" ;;\nesac\n';

  expect(run('./start.sh --port 80', text, { ROLE: 'web' })).toBe('node app.js --port 80');
  expect(run('./start.sh mails', text, { ROLE: 'jobs' })).toBe('node jobs.js mails');
});
