import type { Repository } from '../../src/model/analyzer.ts';
import { joinPath } from './file-paths.ts';
import type { Manifest } from './manifests.ts';
import { asObject, asText, readJson } from './read-json.ts';

/** What PM2 starts is listed in such a file: https://pm2.keymetrics.io/docs/usage/application-declaration/ */
export function isProcessFile(path: string): boolean {
  return /(^|\/)((ecosystem|pm2)[\w.-]*\.(c?js|json)|process(es)?\.json|[\w-]+\.config\.c?js)$/.test(path);
}

const LONGEST_FILE = 50_000;
const TEXT = /^["'`]([^"'`\n]*)["'`]/;
/** From one application to the next. */
const BETWEEN = /\}\s*,\s*\{/;
const FOLDER = /\bcwd["']?\s*:\s*["'`]([^"'`\n]*)["'`]/;

/** The commands of PM2's applications, each with the folder it runs in. */
export function commandsOfProcessFile(text: string): readonly { readonly line: string; readonly at: string }[] {
  if (text.length > LONGEST_FILE) return [];
  const pieces = text.split(/\bscript["']?\s*:\s*/);
  return pieces.slice(1).flatMap((application, index) => {
    const [rest = ''] = application.split(BETWEEN);
    const before = pieces[index]?.split(BETWEEN).at(-1) ?? '';
    const script = TEXT.exec(rest)?.[1];
    if (script === undefined) return [];
    const args = /\bargs["']?\s*:\s*["'`]([^"'`\n]*)["'`]/.exec(rest)?.[1] ?? '';
    const at = (FOLDER.exec(rest) ?? FOLDER.exec(before))?.[1] ?? '';
    return [{ line: /\.[cm]?[jt]s$/.test(script) ? `node ${script}` : `${script} ${args}`, at: at.startsWith('/') ? '' : at }];
  });
}

/** What nodemon runs when it is given no file. https://github.com/remy/nodemon#config-files */
export function defaultCommands({ folder, json }: Manifest, repository: Repository): readonly string[] {
  const settings = { ...asObject(json['nodemonConfig']), ...readJson(repository, joinPath(folder, 'nodemon.json')) };
  const main = asText(json['main']);
  const command = asText(settings['exec']) ?? (main === undefined ? undefined : `node ${main}`);
  return command === undefined || /\bnodemon\b/.test(command) ? [] : [command];
}

const BUNDLER = /(?:^|[\s&|;/])(?:esbuild|bun\s+build|ncc\s+build|tsup|rollup)\s([^&|;]*)/;

/** The file from which a script of the package makes another one: `esbuild src/index.ts --outfile=dist/server.js`. */
export function bundledFrom(output: string, { folder, json }: Manifest): string | undefined {
  for (const script of Object.values(asObject(json['scripts']))) {
    const words = BUNDLER.exec(asText(script) ?? '')?.[1]?.split(/[\s=]+/) ?? [];
    const at = words.findIndex((word) => /^(--outfile|-o|--file|--out)$/.test(word));
    const input = words.find((word, index) => index !== at + 1 && /\.[cm]?[jt]sx?$/.test(word));
    const made = joinPath(words[at + 1] ?? '');
    if (at >= 0 && input !== undefined && [made, `${made}/index.js`].includes(joinPath(output))) return joinPath(folder, input);
  }
  return undefined;
}

/** The files that a deployment to Vercel runs on Node. https://vercel.com/docs/project-configuration#builds */
export function filesOfVercel({ folder }: Manifest, repository: Repository): readonly string[] {
  const { builds } = readJson(repository, joinPath(folder, 'vercel.json'));
  return (Array.isArray(builds) ? builds : []).map(asObject).flatMap((build) => {
    const source = asText(build['src']);
    return source !== undefined && asText(build['use'])?.startsWith('@vercel/node') ? [source] : [];
  });
}

/** What lies in a folder that is deployed as it is. */
const DEPLOYED = [
  'fly.toml',
  'Procfile',
  'railway.json',
  'railway.toml',
  'nixpacks.toml',
  'render.yaml',
  'vercel.json',
  'app.yaml',
];

export function isDeployedAlone(folder: string, repository: Repository): boolean {
  return DEPLOYED.some((name) => repository.has(joinPath(folder, name)));
}
