/**
 * How a store's own name stands in the host that AWS gives it: what else is in the host is known only once it is there.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ConnectToInstance.html
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html
 * https://docs.aws.amazon.com/msk/latest/developerguide/msk-get-bootstrap-brokers.html
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createupdatedomains.html
 */
const ENDPOINTS: readonly RegExp[] = [
  /^([a-z][\w-]{0,100})\.(?:cluster-(?:ro-|custom-)?)?[a-z0-9]{1,40}\.[a-z0-9-]{1,40}\.(rds|docdb|redshift)\.amazonaws\.com(?:\.cn)?$/,
  /^(?:(?:master|replica|clustercfg)\.)?([a-z][\w-]{0,100}?)(?:-\d{3})?(?:-ro)?\.[a-z0-9]{1,40}(?:\.ng)?(?:\.\d{4})?\.[a-z0-9]{1,40}\.(cache)\.amazonaws\.com(?:\.cn)?$/,
  /^b-\d{1,3}(?:-public)?\.([a-z][\w-]{0,100})\.[a-z0-9]{1,40}\.c\d{1,3}\.(kafka)\.[a-z0-9-]{1,40}\.amazonaws\.com(?:\.cn)?$/,
  /^(?:search|vpc)-([a-z][\w-]{0,100})-[a-z0-9]{10,60}\.[a-z0-9-]{1,40}\.(es)\.amazonaws\.com(?:\.cn)?$/,
];

/** `shop.*.rds.amazonaws.com` for `shop.c9w2e8r1ab.eu-central-1.rds.amazonaws.com`, as descriptions of infrastructure state the store's host. */
export function awsEndpointOf(host: string): string | undefined {
  for (const pattern of ENDPOINTS) {
    const [, name, service] = pattern.exec(host.toLowerCase()) ?? [];
    if (name !== undefined && service !== undefined) return `${name}.*.${service}.amazonaws.com`;
  }
  return undefined;
}
