import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { ROOT, setUp } from './set-up.mjs';

const EXAMPLE = `${ROOT}/fixtures/systems/shop/input`;

setUp();

// npm starts scripts in the package's folder; the person may stand elsewhere.
const here = process.env.INIT_CWD ?? process.cwd();
const given = process.argv.slice(2);
const isExample = given[0]?.startsWith('-') ?? true;
const example = isExample ? [relative(here, EXAMPLE) || '.', '--name', 'shop'] : [];
const { status } = spawnSync(process.execPath, [`${ROOT}/dist/cli.js`, 'docs', ...example, ...given], {
  cwd: here,
  stdio: 'inherit',
});
process.exit(status ?? 2);
