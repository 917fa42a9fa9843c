/** Source sets that are tests, by the conventions of Maven and Gradle: `src/test`, `src/integrationTest`, `src/testFixtures`, `src/it`. */
const TEST_SOURCES = /(^|\/)src\/(it|e2e|jmh|[^/]*[tT]est[^/]*)\//;

/** Tests beside a `src` folder, and tests by name where no source set tells. */
const TEST_FOLDER = /(^|\/)(tests?|e2e|it)\//;
const TEST_FILE = /(Tests?|TestCase|IT)\.(java|kt)$/;

/** What Maven, Gradle and IDEs write. */
const BUILD_FOLDER = /(^|\/)(target|build|out|bin|generated|generated-sources|\.[^/]+)\//;

/** Code to learn from, not to run. */
const EXAMPLE_FOLDER = /(^|\/)(examples?|archetype-resources|samples?)\//;

/** Gradle's own build code, and files that declare and do nothing. */
const BUILD_CODE = /(^|\/)buildSrc\//;
const DECLARATIONS = /(^|\/)(package-info|module-info)\.java$/;

/** Whether a path is code that the team wrote and that its programs run; inside `src/main` folders are packages. */
export function isOwnCode(path: string): boolean {
  if (DECLARATIONS.test(path) || TEST_SOURCES.test(path)) return false;
  const main = path.lastIndexOf('src/main/');
  const outside = main < 0 ? path : path.slice(0, main);
  const notOwn = main < 0 ? [BUILD_FOLDER, BUILD_CODE, EXAMPLE_FOLDER, TEST_FOLDER, TEST_FILE] : [BUILD_FOLDER, BUILD_CODE];
  return !notOwn.some((rule) => rule.test(outside));
}
