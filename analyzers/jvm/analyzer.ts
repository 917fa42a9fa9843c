import { defineCodeAnalyzer } from '../../src/frontend/define-code-analyzer.ts';
import { camelFileFacts } from './camel/route-files.ts';
import { dataSourceFacts } from './data-source-files.ts';
import { dropwizardFacts } from './dropwizard.ts';
import { hazelcastFacts } from './hazelcast-files.ts';
import { lower as lowerJava } from './java/lower.ts';
import { lower as lowerKotlin } from './kotlin/lower.ts';
import { libraries } from './libraries/index.ts';
import { link } from './link.ts';
import { isOwnCode } from './own-code.ts';
import { findPrograms } from './programs.ts';
import { BEAN_FILES, configurationClass, definesBeans } from './spring-xml/configuration-class.ts';
import { vertxFacts } from './vertx-files.ts';
import { warContextFacts } from './war-context.ts';

/** Java and Kotlin, by the frameworks and clients that their programs use; a module's files in both see one another. */
export default defineCodeAnalyzer({
  name: 'jvm',
  files: ['**/*.java', '**/*.kt', ...BEAN_FILES],
  grammar: 'java',
  lower: lowerJava,
  alongside: {
    '.kt': { grammar: 'kotlin', lower: lowerKotlin },
    '.xml': { grammar: 'java', prepare: configurationClass, lower: lowerJava },
  },
  libraries,
  isOwnCode: (path, repository) => isOwnCode(path) && (!path.endsWith('.xml') || definesBeans(path, repository)),
  link,
  findPrograms,
  stated: (modules, repository) => [
    ...camelFileFacts(modules, repository),
    ...dataSourceFacts(modules, repository),
    ...dropwizardFacts(modules, repository),
    ...hazelcastFacts(modules, repository),
    ...vertxFacts(modules, repository),
    ...warContextFacts(modules, repository),
  ],
});
