import { constructFacts, constructsOf } from '../../src/cloud/index.ts';
import { defineCodeAnalyzer } from '../../src/frontend/define-code-analyzer.ts';
import { defineAnalyzer } from '../../src/sdk/index.ts';
import { dynaconfFacts } from './dynaconf-files.ts';
import { withIdle } from './idle-classes.ts';
import { libraries } from './libraries/index.ts';
import { link } from './link.ts';
import { lower } from './lower.ts';
import { isOwnCode } from './own-code.ts';
import { programFacts } from './program-facts.ts';
import { findPrograms } from './programs.ts';
import { withSubcommands } from './subcommands.ts';

const files = ['**/*.py'];
const code = defineCodeAnalyzer({
  name: 'python',
  files,
  grammar: 'python',
  libraries,
  isOwnCode,
  lower,
  link,
  stated: (modules, repository, resolveImport) => {
    const deployed = constructsOf(modules, resolveImport, repository);
    return [...(deployed ? constructFacts(deployed) : []), ...dynaconfFacts(modules, repository)];
  },
  findPrograms: (repository, modules) =>
    findPrograms(
      repository,
      modules.map(({ path }) => path),
    )
      .map((program) => withSubcommands(program, modules))
      .map((program) => withIdle(program, modules, repository)),
});

/** Python, with the programs that its manifests and start commands tell of. */
export default defineAnalyzer({
  name: 'python',
  files,
  readsEmptyFiles: true,
  analyze: async (sources, repository) => {
    const own = sources.filter(({ path }) => isOwnCode(path));
    if (own.length === 0) return { facts: [], problems: [] };
    const findings = await code.analyze(own, repository);
    const programs = findPrograms(
      repository,
      own.map(({ path }) => path),
    );
    return { facts: [...programFacts(programs, repository), ...findings.facts], problems: findings.problems };
  },
});
