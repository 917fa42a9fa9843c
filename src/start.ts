import nodeModule from 'node:module';
import { compiledFolder } from './cli/compiled-folder.ts';
import { keepCompiled } from './cli/keep-compiled.ts';
import { tuneForShortRuns } from './cli/tuned.ts';

/** From release 22 on; `NODE_DISABLE_COMPILE_CACHE` prevents it. */
const { enableCompileCache } = nodeModule as { readonly enableCompileCache?: (folder: string) => unknown };

// What is compiled is only taken back by an engine with the same flags, so they come first.
tuneForShortRuns();
const folder = compiledFolder(process.argv.slice(2), process.env);
if (folder && enableCompileCache) enableCompileCache(folder);
else if (folder && !process.env['NODE_DISABLE_COMPILE_CACHE']) process.once('exit', keepCompiled(folder));
