import { arg, defineLibrary, type Effect, each, join, listen, mount, route } from '../../../src/code/library.ts';
import { mapped, VERBS } from './support/selectors.ts';

/** Routes of Rails as the front end spells them out, each with its whole path. */
export const rails = defineLibrary({
  name: 'rails-routing',
  imports: ['asbuilt.rails', 'asbuilt.rack'],
  docs: 'https://guides.rubyonrails.org/routing.html',
  calls: {
    route: route(arg(0, '[]'), arg(1)),
    form: route(arg(0, '[]'), arg(1)),
    mount: mount(arg(0), arg(1)),
  },
});

/** Routes of trees as the front end spells them out, in a class that leads to Roda. */
export const roda = defineLibrary({
  name: 'roda',
  imports: ['Roda'],
  docs: 'https://roda.jeremyevans.net/rdoc/files/README_rdoc.html#label-The+Routing+Tree',
  calls: { roda_branch: route(arg(0, '[]'), arg(1)) },
});

/** `set :port, 4567`. */
const port: Effect = listen(join(mapped(arg(0), { port: '' }), arg(1)));

function routesOf(type: string): Record<string, Effect> {
  return {
    ...each<Effect>(VERBS, (verb) => [`${type}.${verb}`, route(verb.toUpperCase(), arg(0))]),
    [`${type}.any`]: route('ANY', arg(0)),
    [`${type}.mount`]: mount(arg(0), arg(1)),
    [`${type}.set`]: port,
  };
}

/** Classic applications have the methods at the top of a file, modular ones in a class. */
export const sinatra = defineLibrary({
  name: 'sinatra',
  imports: ['Sinatra', 'sinatra'],
  docs: 'https://sinatrarb.com/intro.html',
  types: { Application: 'Base' },
  // https://sinatrarb.com/extensions.html
  callbacks: { 'Base.register': { 0: ['Base'] }, register: { 0: ['Base'] } },
  callbackPaths: { 'Base.register': ['registered'], register: ['registered'] },
  calls: {
    ...each<Effect>(VERBS, (verb) => [verb, route(verb.toUpperCase(), arg(0))]),
    set: port,
    ...routesOf('Base'),
  },
});

/** The front end puts the paths of the blocks around before each route's own. */
export const grape = defineLibrary({
  name: 'grape',
  imports: ['Grape'],
  docs: 'https://github.com/ruby-grape/grape#basic-usage',
  calls: routesOf('API'),
});
