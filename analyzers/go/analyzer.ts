import { type CodeLanguage, defineCodeAnalyzer } from '../../src/frontend/define-code-analyzer.ts';
import { defineAnalyzer } from '../../src/sdk/index.ts';
import { configFacts } from './config-files.ts';
import { structsOf } from './described-structs.ts';
import { libraries } from './libraries/index.ts';
import { link } from './link.ts';
import { lower } from './lower.ts';
import { isOwnCode, isWritten } from './own-code.ts';
import { programFacts } from './program-facts.ts';
import { findPrograms } from './programs.ts';
import { Reaching } from './reaching.ts';
import { viperFacts } from './viper-files.ts';

const language: CodeLanguage = {
  name: 'go',
  files: ['**/*.go', '**/conf/conf.proto'],
  grammar: 'go',
  alongside: { '.proto': { grammar: 'go', prepare: structsOf, lower } },
  libraries,
  isOwnCode,
  lower,
  link,
  findPrograms,
  stated: (modules, repository, resolve) => {
    const reaching = new Reaching(modules, repository, resolve);
    return [...viperFacts(modules, reaching, repository), ...configFacts(modules, reaching, repository)];
  },
};

const code = defineCodeAnalyzer(language);

/** Go: the code of every main package and what it reaches. https://go.dev/ref/spec */
export default defineAnalyzer({
  ...code,
  analyze: async (sources, repository) => {
    const { facts, problems } = await code.analyze(
      sources.filter((source) => isWritten(source, repository)),
      repository,
    );
    return { facts: [...programFacts(repository), ...facts], problems };
  },
});
