import { arg, defineLibrary, type Effect, first, maker, route, type Selector } from '../../../src/code/library.ts';

const ROOTS = ['query', 'mutation', 'subscription'] as const;

/** A route for every entry of an object of fields; the operation is named by the root. */
function fields(root: string, each: Selector): Effect {
  return { does: 'route', each, method: root.toUpperCase(), path: arg(0) };
}

/** Fields are an object, or a function that gives one. */
function entries(...path: readonly string[]): Selector {
  return first(arg(0, ...path, '()', '[,]'), arg(0, ...path, '[,]'));
}

/** `builder.queryField('order', …)`, `builder.queryFields((t) => ({ … }))`, `builder.queryType({ fields })`. */
export const pothos = defineLibrary({
  name: 'pothos',
  imports: ['@pothos/core', '@giraphql/core'],
  docs: 'https://pothos-graphql.dev/docs/api/schema-builder',
  creates: { default: 'SchemaBuilder' },
  calls: {
    ...Object.fromEntries(
      ROOTS.flatMap((root) => [
        [`SchemaBuilder.${root}Field`, route(root.toUpperCase(), arg(0))],
        [`SchemaBuilder.${root}Fields`, fields(root, entries())],
        [`SchemaBuilder.${root}Type`, fields(root, entries('fields'))],
      ]),
    ),
    // https://pothos-graphql.dev/docs/plugins/relay#creating-relay-mutations
    'SchemaBuilder.relayMutationField': route('MUTATION', arg(0)),
  },
});

/** `queryField('order', { … })`. */
export const nexus = defineLibrary({
  name: 'nexus',
  imports: ['nexus'],
  docs: 'https://nexusjs.org/docs/api/query-field',
  calls: Object.fromEntries(ROOTS.map((root) => [`${root}Field`, route(root.toUpperCase(), first(arg(0, 'name'), arg(0)))])),
});

/** `new GraphQLSchema({ query: new GraphQLObjectType({ fields }) })`: https://www.graphql-js.org/docs/constructing-types/ */
export const schemaOfTypes: readonly Effect[] = ROOTS.map((root) => fields(root, maker(arg(0, root), entries('fields'))));
