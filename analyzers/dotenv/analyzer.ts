// https://github.com/motdotla/dotenv#what-rules-does-the-parsing-engine-follow
import { defineAnalyzer, evidenceAt, type Findings, readDotenv, type Source } from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'dotenv',
  files: ['**/.env', '**/.env.*', '**/*.env'],
  analyze: (sources) => {
    const findings = sources.filter(isSettings).map(analyzeFile);
    return { facts: findings.flatMap(({ facts }) => facts), problems: findings.flatMap(({ problems }) => problems) };
  },
});

/** Programs, documents and encrypted vaults can have such names too. */
function isSettings({ path }: Source): boolean {
  return !/\.(js|cjs|mjs|ts|json|ya?ml|md|sh|py|vault|keys|enc|gpg)$/i.test(path);
}

function analyzeFile(source: Source): Findings {
  const { entries, strange } = readDotenv(source);
  const [line] = strange;
  const message = `Lines that are no KEY=value are left out; this is the first of ${strange.length}.`;
  return {
    facts: entries.map(({ key, value, evidence }) => ({ kind: 'setting', evidence, group: `file:${source.path}`, key, value })),
    problems: line === undefined ? [] : [{ code: 'syntax-error', message, evidence: evidenceAt(source, line) }],
  };
}
