import { type Instruction, wordsOf } from './instructions.ts';
import type { Stage } from './stages.ts';

/** What package managers install for the whole machine; https://docs.npmjs.com/cli/commands/npm-install#global and its like. */
const INSTALLED =
  /\b(?:(?:npm|pnpm)\s+(?:install|i|add)\s(?=[^;&|]{0,200}(?:-g|--global)\b)|yarn\s+global\s+add\s|(?:pipx|uv\s+tool|gem|cargo|go)\s+install\s)([^;&|]{1,500})/g;
/** They fetch, build or start programs of the team, or ask after their health. */
const TOOL =
  /^(?:npm|pnpm|yarn|corepack|bun|uv|uvx|composer|node-gyp|typescript|tsx|ts-node|nodemon|pm2|nx|turbo|@nestjs\/cli|bundler|poetry|pipenv|pdm|grpc[_-]health[_-]probe)$/;
/** Certificates, users and time zones are no programs. */
const DATA = /^\/?(?:etc|usr\/share)\//;

/** Whether the last stage holds programs that are neither of its base nor of the build context. */
export function bringsPrograms(lineage: readonly Stage[], stages: readonly Stage[]): boolean {
  const names = new Set(stages.flatMap(({ name }, index) => [name, String(index)]));
  return lineage.some(({ instructions }) => instructions.some((each) => isCopied(each, names) || isInstalled(each)));
}

function isCopied({ name, flags, rest }: Instruction, stages: ReadonlySet<string>): boolean {
  if (name === 'ADD') return wordsOf(rest).some((word) => /^https?:/.test(word) && !isTool(word));
  const from = name === 'COPY' ? flags.find((flag) => flag.startsWith('--from='))?.slice('--from='.length) : undefined;
  if (from === undefined || stages.has(from.toLowerCase()) || isTool(from)) return false;
  return !wordsOf(rest)
    .slice(0, -1)
    .every((word) => DATA.test(word));
}

/** `ghcr.io/astral-sh/uv:0.5` is `uv`. */
function isTool(address: string): boolean {
  const last = address.split('/').at(-1) ?? '';
  return TOOL.test(last.replace(/[:@].*$/s, '').replace(/-linux.*$/s, ''));
}

function isInstalled({ name, rest }: Instruction): boolean {
  if (name !== 'RUN') return false;
  return [...rest.slice(0, 8000).matchAll(INSTALLED)].some(([, words = '']) =>
    words
      .split(/\s+/)
      .filter((word) => /^[@\w]/.test(word) && !word.startsWith('./'))
      .some((word) => !TOOL.test(word.replace(/(?<=.)@.*$/s, ''))),
  );
}
