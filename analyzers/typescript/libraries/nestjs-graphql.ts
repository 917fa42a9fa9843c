import { arg, decoratedName, defineLibrary, type Effect, first, route } from '../../../src/code/library.ts';

/** Schema first gives the name as text, code first in the options; else the method's name is the field. */
function field(operation: 'QUERY' | 'MUTATION' | 'SUBSCRIPTION'): Effect {
  return route(operation, first(arg(1, 'name'), arg(0, 'name'), arg(0), decoratedName), decoratedName);
}

const OPERATIONS = { Query: field('QUERY'), Mutation: field('MUTATION'), Subscription: field('SUBSCRIPTION') };

export const nestjsGraphql = defineLibrary({
  name: 'nestjs-graphql',
  imports: ['@nestjs/graphql'],
  docs: 'https://docs.nestjs.com/graphql/resolvers',
  decorators: { method: OPERATIONS },
});

export const typeGraphql = defineLibrary({
  name: 'type-graphql',
  imports: ['type-graphql'],
  docs: 'https://typegraphql.com/docs/resolvers.html',
  decorators: { method: OPERATIONS },
});
