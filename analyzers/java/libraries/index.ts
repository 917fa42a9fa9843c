import type { Library } from '../../../src/code/library.ts';
import { feignLibraries } from './feign.ts';
import { javaPlatform } from './java-platform.ts';
import { springClients } from './spring-clients.ts';
import { springCore } from './spring-core.ts';
import { springWeb } from './spring-web.ts';

/** Every library model of Java. */
export const libraries: readonly Library[] = [...feignLibraries, ...javaPlatform, springClients, ...springCore, springWeb];
