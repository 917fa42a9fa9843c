import { readFileSync, writeFileSync } from 'node:fs';
import { ROOT } from './set-up.mjs';

/**
 * Run after `npm install` has changed package-lock.json. npm leaves optional packages for other platforms out of the lock when the
 * registry in use does not serve them, and `npm ci` then refuses the lock everywhere. Their versions are pinned by the packages
 * that ask for them, and their names say for which platform they are; that is all the lock has to know.
 */
const LOCK = `${ROOT}/package-lock.json`;
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

const lock = JSON.parse(readFileSync(LOCK, 'utf8'));
const known = lock.packages;
const added = [];
for (const [path, { optionalDependencies = {}, dev }] of Object.entries(known)) {
  if (path === '') continue;
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isKnown(path, name)) continue;
    known[`node_modules/${name}`] = { version, ...platformOf(name), ...(dev ? { dev } : {}), optional: true };
    added.push(`${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(known).sort(([one], [other]) => (one < other ? -1 : 1)));
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added.length} packages for other platforms added\n`);

function isKnown(path, name) {
  return Object.hasOwn(known, `${path}/node_modules/${name}`) || Object.hasOwn(known, `node_modules/${name}`);
}

function platformOf(name) {
  const words = name.split('/').at(-1).split('-');
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  const os = SYSTEMS.filter((system) => words.includes(system));
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : [];
  return Object.fromEntries(Object.entries({ cpu, libc, os }).filter(([, values]) => values.length > 0));
}
