import type { Library } from '../../../src/code/library.ts';
import { brokerLibraries } from './brokers.ts';
import { grpcLibraries } from './grpc.ts';
import { httpLibraries } from './http.ts';
import { standardLibraries } from './standard.ts';
import { storeLibraries } from './stores.ts';
import { telemetryLibraries } from './telemetry.ts';

/** Every library model of C++. */
export const libraries: readonly Library[] = [
  ...brokerLibraries,
  ...grpcLibraries,
  ...httpLibraries,
  ...standardLibraries,
  ...storeLibraries,
  ...telemetryLibraries,
];
