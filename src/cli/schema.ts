import { Command } from 'commander';
import { architectureSchema } from '../output/architecture-schema.ts';
import { print } from './console.ts';

/** `asbuilt schema`: prints the JSON Schema of what `scan --format json` prints. */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('print the JSON Schema of the architecture file')
    .action(() => print(architectureSchema()));
}
