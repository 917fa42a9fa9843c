import type { Repository } from '../../src/model/analyzer.ts';
import { projectAround } from './projects.ts';

/** What compilers and designers write, and what runs once before the program. */
const NOT_OWN = [
  /(^|\/)(bin|obj|Debug|Release|packages|node_modules|artifacts)\//,
  /(^|\/)\.[^/]+\//,
  /(^|\/)Migrations\//,
  /\.(g|g\.i|generated|designer|Designer)\.cs$/,
  /(^|\/)(AssemblyInfo|GlobalSuppressions)\.cs$/,
  /(^|[/.-])(Unit|Integration|Functional|Acceptance|Component|Architecture|EndToEnd|E2E)?-?[Tt]ests?(\.[^/]*)?\//,
  /(^|\/)(samples?|examples?|benchmarks?)\//i,
];

/** Whether a path is code that the team wrote and that its programs run: tests are told by their project. */
export function isOwnCode(path: string, repository: Repository): boolean {
  return !NOT_OWN.some((rule) => rule.test(path)) && projectAround(path, repository)?.isTest !== true;
}
