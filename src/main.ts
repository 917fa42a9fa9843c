import { runCommandLine } from './cli/command-line.ts';
import { tuneForShortRuns } from './cli/tuned.ts';

tuneForShortRuns();
await runCommandLine(process.argv);
