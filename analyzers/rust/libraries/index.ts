import type { Library } from '../../../src/code/library.ts';
import { awsLibraries } from './aws.ts';
import { grpc } from './grpc.ts';
import { httpClients } from './http-clients.ts';
import { messageLibraries } from './messages.ts';
import { redis } from './redis.ts';
import { servers } from './servers.ts';
import { standardLibraries } from './standard.ts';
import { stores } from './stores.ts';
import { vendorSdks } from './vendor-sdks.ts';

/** Every library model of Rust. */
export const libraries: readonly Library[] = [
  ...awsLibraries,
  grpc,
  ...httpClients,
  ...messageLibraries,
  redis,
  ...servers,
  ...standardLibraries,
  ...stores,
  ...vendorSdks,
];
