import { arg, defineLibrary, type Effect, type Selector } from '../../../src/code/library.ts';

const routesIn = (each: Selector): Effect => ({
  does: 'route',
  each,
  method: arg(0, 'method'),
  path: arg(0, 'path'),
  handler: arg(0, 'handler'),
});

/** Routes inside of one function of AWS Lambda, whose paths are those of the event as a whole. */
export const middyRouter = defineLibrary({
  name: 'middy-http-router',
  imports: ['@middy/http-router'],
  docs: 'https://middy.js.org/docs/routers/http-router/',
  calls: { default: [routesIn(arg(0, '[.]')), routesIn(arg(0, 'routes', '[.]'))] },
});
