import type { Certainty } from './architecture.ts';
import type { Evidence } from './evidence.ts';

/** Where a node is asked whether it is well. */
export interface HealthCheck {
  /** Below the node's address; `grpc.health.v1.Health/Check` where it is asked over gRPC. */
  readonly path: string;
  readonly port?: number;
  readonly certainty: Certainty;
  readonly evidence: Evidence;
}

/** What an endpoint is for, where a library says so: to tell whether the program is well, or how it fares. */
export type RoutePurpose = 'health' | 'metrics';

/** The method that gRPC's own health checking protocol has for this. */
export const GRPC_HEALTH = 'grpc.health.v1.Health/Check';
