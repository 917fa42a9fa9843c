import { describe, expect, test } from 'vitest';
import { isTestCommand, runsTests } from '../../src/resolve/identity/test-commands.ts';

describe('a command that tests or packs, and ends', () => {
  test.each([
    'npm run --silent test:unit',
    'npm test',
    'yarn -s lint',
    'sh -c "npm ci && npm run test"',
    'NODE_ENV=test npx mocha test/unit',
    'poetry run pytest -q',
    './mvnw -B verify',
    'go test ./...',
    'tar -czf /tmp/build.tar.gz .',
  ])('%s', (command) => expect(isTestCommand(command)).toBe(true));

  test.each([
    'npm start',
    'node test-server.js',
    'mvn -P test spring-boot:run',
    './gradlew test bootRun',
    'sh -c "npm test\nnpm start"',
    'npm test && npm start',
    'npx playwright run-server --port 3000',
    'npx vitest --watch',
    'rsync --daemon --no-detach',
    'python testing/server.py',
  ])('not %s', (command) => expect(isTestCommand(command)).toBe(false));

  test('of thousands of options comes to an end', () => {
    expect(isTestCommand(`npm${' -a'.repeat(30_000)}`)).toBe(false);
  });

  test('a component without a command runs none', () => {
    expect(runsTests({ facts: [{}] })).toBe(false);
  });
});
