import { defineLibrary } from '../../../src/code/library.ts';

/** `@HealthCheck()` stands on the handler of a health check. */
export const nestjsTerminus = defineLibrary({
  name: 'nestjs-terminus',
  imports: ['@nestjs/terminus'],
  docs: 'https://docs.nestjs.com/recipes/terminus',
  purposes: { HealthCheck: 'health' },
});

/** A handler that answers with what a registry has gathered. */
export const promClient = defineLibrary({
  name: 'prom-client',
  imports: ['prom-client'],
  docs: 'https://github.com/siimon/prom-client#usage',
  purposes: { 'register.metrics': 'metrics', 'Registry.metrics': 'metrics' },
});
