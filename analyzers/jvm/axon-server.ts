import type { Repository } from '../../src/model/analyzer.ts';
import { between } from './pom-text.ts';

/** https://docs.axoniq.io/axon-framework-reference/4.10/axon-server-in-axon-framework/#_disabling_axon_server */
const AXON_CONNECTOR = 'axon-server-connector';
const AXON_STARTER = 'axon-spring-boot-starter';
const EXCLUDED_BY_GRADLE = /\bexclude\b(?:[^\n;}]{0,200}|\s{0,20}\([^)]{0,200})axon-server-connector/g;

/** Only the exclusions of the starter itself leave its connector out. */
export function mavenHasAxonServer(dependencies: readonly string[]): boolean {
  const own = dependencies.map((each) => {
    const text = each.split('</dependency>', 1)[0] ?? '';
    const excluded = between(text, '<exclusions>', '</exclusions>');
    return { asked: text.replace(excluded, ''), excluded };
  });
  if (own.some(({ asked }) => asked.includes(AXON_CONNECTOR))) return true;
  const starters = own.filter(({ asked }) => asked.includes(AXON_STARTER));
  return starters.length > 0 && !starters.some(({ excluded }) => excluded.includes(AXON_CONNECTOR) || excluded.includes('>*<'));
}

/** An `exclude` is one statement, whose arguments may go on over lines within its parentheses. */
export function gradleHasAxonServer(text: string): boolean {
  const asked = text.replace(EXCLUDED_BY_GRADLE, '');
  return asked.includes(AXON_CONNECTOR) || (asked === text && asked.includes(AXON_STARTER));
}

/** Whether settings keep a module from it: https://docs.axoniq.io/axon-framework-reference/4.10/axon-server-in-axon-framework/#_disabling_axon_server */
export function refusesAxonServer(folder: string, repository: Repository): boolean {
  const prefix = folder === '.' ? '' : `${folder}/`;
  return ['properties', 'yml', 'yaml'].some((ending) => {
    const text = repository.read(`${prefix}src/main/resources/application.${ending}`)?.text ?? '';
    return (
      /^[ \t]*axon\.axonserver\.enabled[ \t]*[:=][ \t]*false/m.test(text) ||
      /^[ \t]*axonserver:[ \t]*\r?\n[ \t]+enabled:[ \t]*false/m.test(text)
    );
  });
}
