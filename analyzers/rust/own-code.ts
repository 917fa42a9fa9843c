/** Tests, benchmarks and examples by Cargo's layout, build output, vendored crates. https://doc.rust-lang.org/cargo/guide/project-layout.html */
const NOT_OWN = /(^|\/)(target|tests|benches|examples|vendor|third_party|\.[^/]+)\//;
const NOT_OWN_FILE = /(^|\/)(build|tests)\.rs$|_tests?\.rs$/;

/** Whether a path is code that the team wrote and that its programs run. */
export function isOwnCode(path: string): boolean {
  return !NOT_OWN.test(path) && !NOT_OWN_FILE.test(path);
}
