import { type Library, vendorLibrary } from '../../../src/code/library.ts';
import { platforms } from './vendors/platforms.ts';
import { services } from './vendors/services.ts';

/** SDKs of vendors for .NET. */
export const vendorSdks: readonly Library[] = [...platforms, ...services].map(vendorLibrary);
