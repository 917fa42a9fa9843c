import { arg, defineLibrary, type Effect, made, type Selector, type Step } from '../../../src/code/library.ts';

/** An object with a handler for each method, or a function that is handed a maker of one. */
function handlers(type: string, ...steps: readonly Step[]): Effect {
  const each: Selector = arg(0, ...steps, '[,]');
  // `$id` is a parameter: https://tanstack.com/router/latest/docs/framework/react/routing/routing-concepts
  const path: Selector = { from: 'replaced', of: made(type, arg(0)), part: '/$', by: '/:' };
  return { does: 'route', each, method: arg(0), path, handler: { from: 'callable', of: arg(1) } };
}

/** Routes of the server beside those of pages; the path is written in the file too. */
export const tanstackStart = defineLibrary({
  name: 'tanstack-start',
  imports: ['@tanstack/react-router', '@tanstack/solid-router', '@tanstack/react-start/*', '@tanstack/solid-start/*'],
  docs: 'https://tanstack.com/start/latest/docs/framework/react/guide/server-routes',
  creates: { createFileRoute: 'FileRoute', createServerFileRoute: 'ServerRoute', createAPIFileRoute: 'ApiRoute' },
  calls: {
    'FileRoute.default': handlers('FileRoute', 'server', 'handlers'),
    'ServerRoute.methods': handlers('ServerRoute'),
    'ApiRoute.default': handlers('ApiRoute'),
  },
});
