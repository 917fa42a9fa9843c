import { Command, Option } from 'commander';
import { findEntry } from '../flows/entries.ts';
import { followFlow } from '../flows/follow-flow.ts';
import { flowInWords } from '../flows/in-words.ts';
import { sequenceDiagram } from '../flows/sequence.ts';
import { visible } from '../model/visible.ts';
import { print } from './console.ts';
import { analyzeFolder, type RunFlags, withRunFlags } from './run.ts';

interface FlowFlags extends RunFlags {
  readonly dir: string;
  readonly format: 'text' | 'mermaid';
}

/** `asbuilt flow`: what happens, across services, when a route is called or a message arrives. */
export function flowCommand(): Command {
  return withRunFlags(new Command('flow'))
    .description('say what happens, across services, when a route is called or a message arrives')
    .argument('<entry>', 'a route or a consumer: its id, or words that are parts of only one ("orders POST /api/orders")')
    .option('--dir <dir>', 'folder to analyse', '.')
    .addOption(
      new Option('-f, --format <format>', 'numbered steps, or a sequence diagram').choices(['text', 'mermaid']).default('text'),
    )
    .action(tellFlow);
}

async function tellFlow(name: string, { format, ...flags }: FlowFlags): Promise<void> {
  const { architecture } = await analyzeFolder(flags.dir, flags);
  const flow = followFlow(architecture, findEntry(architecture, name));
  print(format === 'mermaid' ? sequenceDiagram(flow, architecture) : flowInWords(flow, architecture).map(visible).join('\n'));
}
