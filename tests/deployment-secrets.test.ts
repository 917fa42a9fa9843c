import { expect, test } from 'vitest';
import type { Analyzer } from '../src/model/analyzer.ts';
import { analyzeFolder } from './support/analyze-folder.ts';
import { analyzerCases } from './support/fixtures.ts';

const READERS_OF_SETTINGS = [
  'docker-compose',
  'kubernetes',
  'dockerfile',
  'dotenv',
  'procfile',
  'supervisor',
  'pm2',
  'kafka-connect',
  'rabbitmq',
  'keycloak',
  'tilt',
  'devspace',
  'ci-images',
  'docker-bake',
  'skaffold',
  'log-shippers',
  'ansible',
  'bicep',
  'nomad',
  'systemd',
  'start-scripts',
];
/** The one password of all fixtures, plain and as Kubernetes encodes it. */
const SECRETS = ['tulip-77', 'dHVsaXAtNzc='];

test.each(analyzerCases().filter(({ analyzer }) => READERS_OF_SETTINGS.includes(analyzer)))(
  'no secret of $analyzer/$name gets into a fact, its evidence or a problem',
  async ({ analyzer, folder }) => {
    const module: { readonly default: Analyzer } = await import(`../analyzers/${analyzer}/analyzer.ts`);

    const text = JSON.stringify(await analyzeFolder(module.default, `${folder}/input`));

    for (const secret of SECRETS) expect(text).not.toContain(secret);
  },
);
