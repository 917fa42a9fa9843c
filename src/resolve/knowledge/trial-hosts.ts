/** Words in host names by which vendors tell the place to try things out from the one where they count. */
const TRIAL = /^(?:sandbox|staging|stage|uat|qa|test|testing|dev|demo|preprod|preview|trial)$/;

/** The name without such words: `api-sandbox.example.com` and `api.sandbox.example.com` are `api.example.com`. */
export function withoutTrial(host: string): string {
  const labels = host.split('.');
  const own = labels.slice(0, -2).flatMap((label) => {
    const words = label.split('-').filter((word) => !TRIAL.test(word));
    return words.length > 0 ? [words.join('-')] : [];
  });
  return [...own, ...labels.slice(-2)].join('.');
}

/** The host that one place of the code reaches where it counts, when it reaches both; by every host that it reaches. */
export function realHosts(hosts: readonly string[]): ReadonlyMap<string, string> {
  const known = new Set(hosts);
  return new Map(hosts.map((host) => [host, known.has(withoutTrial(host)) ? withoutTrial(host) : host]));
}
