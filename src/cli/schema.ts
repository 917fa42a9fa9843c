import { Command } from 'commander';
import { print } from './console.ts';

/** `asbuilt schema`: prints the JSON Schema of what `scan --format json` prints. */
export function schemaCommand(): Command {
  return new Command('schema').description('print the JSON Schema of the architecture file').action(async () => {
    // Only this command needs the schema's library, which is slow to load.
    const { architectureSchema } = await import('../output/architecture-schema.ts');
    print(architectureSchema());
  });
}
