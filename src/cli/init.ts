import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { messageOf, UserError } from '../errors.ts';
import { say } from './console.ts';

const COMMENTED = `# How asbuilt looks at this repository. Every line is optional. Flags win over environment variables, those over this file.

# Name of the system, where the folder is called something else. (--name, ASBUILT_NAME)
# name: shop

# Files that are not looked at, in the syntax of .gitignore. (--ignore, ASBUILT_IGNORE)
# ignore:
#   - examples/
#   - '*.generated.ts'

# Folder of the documents, relative to this file. (asbuilt docs --out, ASBUILT_DOCUMENTS)
# documents: docs/integration

# Whether results are kept for the next run, in your own cache folder. (--cache FOLDER, --no-cache, ASBUILT_CACHE: a folder, or off)
# cache: on

# Which findings of asbuilt docs --check make the exit code 1: any, or none. (--fail-on, ASBUILT_FAIL_ON)
# failOn: any

# What the system has to hold to; asbuilt check says what does not. docs/policies.md of asbuilt has all the rules.
# policies:
#   use: [recommended]
#   rules:
#     - rule: max-dependencies
#       limit: 5

# Libraries of your own: what their calls do. docs/in-house-libraries.md of asbuilt has all the words.
# libraries:
#   - name: shop-http
#     imports: ['@shop/http']
#     calls:
#       HttpClient.get: { does: call, protocol: http, method: GET, target: '\${made(HttpClient).0}\${0}' }
`;

/** `asbuilt init`: a configuration in which everything is explained and nothing is set. */
export function initCommand(): Command {
  return new Command('init')
    .description('write a commented asbuilt.yaml')
    .argument('[dir]', 'folder to write it to', '.')
    .action((folder: string) => {
      const path = join(folder, 'asbuilt.yaml');
      if (existsSync(path)) throw new UserError(`${path}: is already there and was left as it is.`);
      write(path);
      say(`${path}: written. Every setting in it is a comment until you take the # away.`);
    });
}

function write(path: string): void {
  try {
    writeFileSync(path, COMMENTED, { flag: 'wx' });
  } catch (thrown) {
    throw new UserError(`${path}: cannot be written: ${messageOf(thrown)}.`);
  }
}
