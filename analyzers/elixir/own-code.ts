/** Tests, migrations, what Mix fetches and builds, what a compiler generated, and the manifest itself. */
const NOT_OWN = [
  /(^|\/)(deps|_build|node_modules|test|tests|rel|cover)\//,
  /(^|\/)priv\/repo\//,
  /(^|\/)\.[^/]+\//,
  /(^|\/)mix\.exs$/,
  /(^|\/)config\/(test|ci)(\.secret)?\.exs$/,
  /(_test\.exs|\.pb\.ex)$/,
];

/** Whether a path is code that the team wrote and that its programs run; of scripts only the configuration is. */
export function isOwnCode(path: string): boolean {
  const isScript = path.endsWith('.exs') && !/(^|\/)config\/[\w.-]+\.exs$/.test(path);
  return !isScript && !NOT_OWN.some((rule) => rule.test(path));
}
