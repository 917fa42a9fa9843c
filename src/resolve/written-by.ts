import type { Address } from './address.ts';
import type { Directory } from './directory.ts';
import type { Located } from './directory-entry.ts';
import type { Followed } from './follow.ts';

/**
 * What a deployment declares under a host, or another deployment that wrote the text: Terraform puts the addresses of its databases into Secrets
 * that a cluster's workloads read.
 */
export function findWritten(address: Address, { deployment, hops }: Followed, directory: Directory): Located | undefined {
  const writers = hops.flatMap((hop) => (hop.kind === 'setting' ? (hop.deployment ?? []) : []));
  for (const each of new Set([deployment, ...writers])) {
    const located = directory.findDeployed(address, each);
    if (located) return located;
  }
  return undefined;
}
