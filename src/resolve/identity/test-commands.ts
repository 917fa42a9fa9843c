import { isTestName } from '../../model/names.ts';

/** Tools that test or check code: with their name alone, or by `npx`, `poetry run` and the like. */
const RUNNERS =
  'mocha|jest|vitest|karma|cypress|playwright|pytest|py\\.test|tox|nox|unittest|rspec|cucumber|phpunit|eslint|prettier|flake8|pylint|mypy|ruff|rubocop';

/** What starts another command: `npx`, `bundle exec`, `python -m`. */
const STARTERS = '(?:npx|bunx|(?:pnpm|yarn|npm|bundle) exec|(?:poetry|pipenv|uv|rye|hatch) run|python3? -m|time|exec|sudo)';

/** Scripts and goals that are called after testing or checking: `test`, `test:unit`, `lint`. */
const GOALS = '(?:test|tests|lint|typecheck|type-check|coverage)(?![\\w.-])';

const TESTS: readonly RegExp[] = [
  new RegExp(`^(?:${STARTERS} (?:-\\S+ )*)?(?:${RUNNERS})(?![\\w./-])`),
  // https://docs.npmjs.com/cli/commands/npm-test and the same of pnpm, yarn and bun.
  new RegExp(`^(?:npm|pnpm|yarn|bun)(?: (?:-\\S+|run(?:-script)?))* ${GOALS}`),
  new RegExp(`^(?:make|rake|task|just|composer|mix)(?: (?:-\\S+|run))* ${GOALS}`),
  /^(?:go (?:test|vet)|cargo (?:test|clippy)|dotnet test|deno test|swift test|sbt test)(?![\w-])/,
  /^(?:\.\/)?(?:mvnw?|gradlew?)(?: -\S+)* :?(?:[\w-]+:)?(?:test|verify|check|integrationTest)(?: -\S+)*$/,
  /^(?:\S+\/)?(?:tar|zip|gzip) /,
];

/** Runners that stay: servers of test tools, and what tests again at every change. */
const STAYING = /\s(?:run-server|show-\w+|open|server|start|--watch(?:All)?|-w|--ui)(?:\s|$)/;
const LONGEST = 2000;

/** Whether a command line tests or checks the code, or packs it into an archive, and ends: its last part says so. */
export function isTestCommand(command: string): boolean {
  const whole = command.slice(0, LONGEST).trim();
  const inner = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|a)?sh -\w*c\s+["']?([^"']+)["']?$/.exec(whole)?.[1] ?? whole;
  const parts = inner.split(/&&|[;&\n]|\|\|/).map((part) => part.trim());
  const last = parts.findLast((part) => part !== '') ?? '';
  const bare = last.replace(/^(?:env )?(?:[A-Z_][A-Z0-9_]*=\S* )+/, '');
  return TESTS.some((each) => each.test(bare)) && !STAYING.test(bare);
}

interface Started {
  readonly facts: readonly { readonly command?: string }[];
}

/** Whether its name or its command says that a component tests the code or packs it, and ends. */
export function isTest({ name, facts }: Started & { readonly name: string }): boolean {
  return isTestName(name) || runsTests({ facts });
}

/** Whether its command says so. */
export function runsTests({ facts }: Started): boolean {
  return facts.every(({ command }) => command !== undefined && isTestCommand(command));
}
