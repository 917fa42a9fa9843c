import { Command } from 'commander';
import { explain } from '../output/explain.ts';
import { print } from './console.ts';
import { analyzeFolder, type RunFlags, withRunFlags } from './run.ts';

interface ExplainFlags extends RunFlags {
  readonly dir: string;
}

/** `asbuilt explain`: why something is there, with every line it rests on. */
export function explainCommand(): Command {
  return withRunFlags(new Command('explain'))
    .description('say why a node, connection, channel or route is there, or what stands between two nodes')
    .argument('<a>', 'an id, name or alias')
    .argument('[b]', 'another node: explain everything between the two')
    .option('--dir <dir>', 'folder to analyse', '.')
    .action(explainNames);
}

async function explainNames(a: string, b: string | undefined, flags: ExplainFlags): Promise<void> {
  const { architecture } = await analyzeFolder(flags.dir, flags);
  print(explain(architecture, a, b));
}
