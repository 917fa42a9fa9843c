import { arg, defineLibrary, type Effect, each, first, route, text } from '../../../src/code/library.ts';
import { GRAPHQL_FIELDS } from '../graphql-fields.ts';

const VERBS = ['Get', 'Post', 'Put', 'Delete', 'Patch', 'Head'];
const BASES = ['Endpoint', 'EndpointWithoutRequest', 'EndpointWithMapping', 'Ep'];

/** A class an endpoint: `Configure() { Get("/orders"); }`. */
export const fastEndpoints = defineLibrary({
  name: 'fastendpoints',
  imports: ['FastEndpoints'],
  docs: 'https://fast-endpoints.com/docs/get-started',
  calls: each<Effect>(
    BASES.flatMap((base) => VERBS.map((verb) => `${base}.${verb}`)),
    (name) => [name, route(name.slice(name.indexOf('.') + 1).toUpperCase(), arg(0))],
  ),
  decorators: { class: each(VERBS, (verb) => [`Http${verb}`, route(verb.toUpperCase(), arg(0))]) },
});

/** Resolver classes; a method's name is the field's, without `Get` and with a small first letter. */
export const hotChocolate = defineLibrary({
  name: 'hotchocolate',
  imports: ['HotChocolate', 'HotChocolate.Types', 'HotChocolate.AspNetCore'],
  docs: 'https://chillicream.com/docs/hotchocolate/v13/server/endpoints',
  calls: { '*.MapGraphQL': route('POST', first(arg(0), text('/graphql'))) },
});

/** The fields that the front end finds. */
export const graphqlFields = defineLibrary({
  name: 'hotchocolate-fields',
  imports: [GRAPHQL_FIELDS],
  docs: 'https://chillicream.com/docs/hotchocolate/v14/defining-a-schema/queries',
  decorators: { method: { Field: route(arg(0), arg(1)) } },
});
