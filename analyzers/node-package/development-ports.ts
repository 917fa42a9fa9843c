import { type ListenFact, literal, type TreeNode } from '../../src/sdk/index.ts';

/** Scripts with which people start a program on their own machine, the usual one first. https://docs.npmjs.com/cli/using-npm/scripts */
const SCRIPTS = ['dev', 'start:dev', 'develop', 'serve', 'start', 'start:local', 'preview', 'mock', 'api'];
/** What is run by a package manager or with settings in front. */
const RUNNERS = /^(?:npx|bunx|cross-env|env|dotenv|--|-y|pnpm|yarn|exec|run-s|set)$/;
const SETTING = /^([A-Za-z_]\w{0,60})=["']?([^"']{0,200})["']?$/;
/** Servers of files and pages that are told their port by `--port` or `-p`. */
const SERVERS =
  /^(?:next|vite|nuxt|nuxi|astro|ng|vue-cli-service|webpack|webpack-dev-server|rspack|rsbuild|parcel|gatsby|remix|react-router|docusaurus|wrangler|nitro|vinxi)$/;
/** The same, whatever folder they are given. */
const FILE_SERVERS = /^(?:json-server|http-server|live-server|serve)$/;
/** First words of the others that build or check and serve nothing. */
const SERVES_NOTHING = /^(?:build|lint|export|info|generate|prepare|typecheck|check|test|deploy|sync)$/;
const PORT = /^(?:--port|-p|-l|--listen)(?:=(\d{2,5}))?$/;

/** The port on which a developer's machine has the program: `next dev -p 3001`, `PORT=3001 node index.js`. */
export function developmentPort(root: TreeNode, path: string): readonly ListenFact[] {
  const scripts = root.get('scripts');
  for (const name of SCRIPTS) {
    const script = scripts.get(name);
    const port = portIn(script.text() ?? '');
    if (port !== undefined)
      return [
        { kind: 'listen', evidence: script.evidence(), owner: { is: 'file', path }, port: literal(port), isOfDevelopment: true },
      ];
  }
  return [];
}

function portIn(script: string): number | undefined {
  for (const command of script.slice(0, 2000).split(/&&|\|\||[;|&]/)) {
    const port = portOfCommand(command.trim().split(/\s+/));
    if (port !== undefined && port > 0 && port < 65_536) return port;
  }
  return undefined;
}

/** Settings stand in front of the command, also behind `cross-env`. */
function portOfCommand(words: readonly string[]): number | undefined {
  const start = words.findIndex((word) => !RUNNERS.test(word) && !SETTING.test(word));
  const settings = (start < 0 ? words : words.slice(0, start)).flatMap((word) => [SETTING.exec(word) ?? []]);
  const given = settings.find(([, key]) => key === 'PORT')?.[2];
  const [command = '', ...rest] = start < 0 ? [] : words.slice(start);
  const isServer = FILE_SERVERS.test(command) || (SERVERS.test(command) && !SERVES_NOTHING.test(rest[0] ?? ''));
  const told = isServer ? rest.flatMap((word, index) => portAt(word, rest[index + 1])) : [];
  return told[0] ?? (given !== undefined && /^\d{2,5}$/.test(given) ? Number(given) : undefined);
}

function portAt(word: string, next = ''): readonly number[] {
  const found = PORT.exec(word);
  const text = found ? (found[1] ?? next) : '';
  return /^\d{2,5}$/.test(text) ? [Number(text)] : [];
}
