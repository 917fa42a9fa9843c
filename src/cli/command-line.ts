import { Command, CommanderError } from 'commander';
import { messageOf, UserError } from '../errors.ts';
import { packageVersion } from '../output/package-version.ts';
import { blameCommand } from './blame.ts';
import { checkCommand } from './check.ts';
import { complain, finish, survivePipes } from './console.ts';
import { docsCommand } from './docs.ts';
import { driftCommand } from './drift.ts';
import { explainCommand } from './explain.ts';
import { flowCommand } from './flow.ts';
import { initCommand } from './init.ts';
import { postureText } from './posture.ts';
import { scanCommand } from './scan.ts';
import { schemaCommand } from './schema.ts';

/** Every command, in the order in which the help lists them. */
const commands: readonly (() => Command)[] = [
  scanCommand,
  docsCommand,
  driftCommand,
  checkCommand,
  explainCommand,
  blameCommand,
  flowCommand,
  initCommand,
  schemaCommand,
];

/** Runs one command line to its end and sets the exit code: 0 clean, 1 findings, 2 the user's or our own mistake. */
export async function runCommandLine(argv: readonly string[]): Promise<void> {
  survivePipes();
  try {
    await program(argv).parseAsync([...argv]);
  } catch (thrown) {
    report(thrown, argv.includes('--debug'));
  }
}

function program(argv: readonly string[]): Command {
  const version = argv.includes('--verbose') ? postureText(packageVersion()) : packageVersion();
  const root = new Command('asbuilt')
    .description(
      'Draws the system that is really there: services, dependencies, routes and queues, with evidence for every line.',
    )
    .version(version, '-V, --version', 'print the version; with --verbose also what asbuilt never does')
    .option('--verbose', 'with --version: print the security posture')
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      '\nExit codes: 0 clean, 1 findings (drift, stale documents), 2 usage or input error, or nothing to analyse.',
    );
  for (const command of commands) root.addCommand(command());
  for (const command of [root, ...root.commands]) command.exitOverride().allowExcessArguments(false);
  return root;
}

function report(thrown: unknown, debug: boolean): void {
  if (thrown instanceof CommanderError) {
    // Help and version were asked for; every other end of commander's is a mistake that it has already explained.
    finish(thrown.exitCode === 0 ? 0 : 2);
    return;
  }
  if (thrown instanceof UserError) complain(thrown.message);
  else complain(`internal error, please report it: ${debug && thrown instanceof Error ? thrown.stack : messageOf(thrown)}`);
  finish(2);
}
