import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // No test may depend on colours, a terminal or the machine's own configuration of asbuilt.
    env: { NO_COLOR: '1', CI: '1' },
  },
});
