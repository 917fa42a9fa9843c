/** Tests, database migrations, what Bundler installs and what a compiler generated. */
const NOT_OWN = [
  /(^|\/)(vendor|node_modules|spec|test|tests|features|factories|fixtures|tmp|coverage)\//,
  /(^|\/)db\/(migrate|seeds?|schema)/,
  /(^|\/)\.[^/]+\//,
  /(_spec|_test|_pb|_services_pb|_twirp)\.rb$/,
];

/** Whether a path is code that the team wrote and that its programs run. */
export function isOwnCode(path: string): boolean {
  return !NOT_OWN.some((rule) => rule.test(path));
}
