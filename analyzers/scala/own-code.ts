/** Tests, examples, what sbt writes, and the build's own code. */
const NOT_OWN = [
  /(^|\/)src\/(it|[^/]*[tT]est[^/]*)\//,
  /(^|\/)(test|tests|it|target|node_modules|examples?|samples?|benchmarks?)\//,
  /(^|\/)project\/[^/]+$/,
  /(^|\/)\.[^/]+\//,
  /(Spec|Test|Suite)\.scala$/,
];

/** Whether a path is code that the team wrote and that its programs run; inside `src/main` folders are packages. */
export function isOwnCode(path: string): boolean {
  const main = path.lastIndexOf('src/main/');
  const outside = main < 0 ? path : path.slice(0, main);
  return !NOT_OWN.some((rule) => rule.test(main < 0 ? path : outside));
}
