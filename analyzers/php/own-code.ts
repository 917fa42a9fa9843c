/** Packages that Composer installs, tests, database migrations, templates and what frameworks write while they run. */
const NOT_OWN = [
  /(^|\/)(vendor|node_modules|tests?|spec|features|storage|stubs|migrations|fixtures|seeders|factories)\//i,
  /(^|\/)(bootstrap|var)\/cache\//,
  /(^|\/)\.[^/]+\//,
  /(\.blade|Test|_ide_helper|\.phpstorm\.meta|rector|\.php-cs-fixer\.dist)\.php$/,
];

/** Whether a path is code that the team wrote and that its programs run. */
export function isOwnCode(path: string): boolean {
  return !NOT_OWN.some((rule) => rule.test(path));
}
