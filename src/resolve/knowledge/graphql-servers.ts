/**
 * Packages with which programs serve a GraphQL schema; clients and tools have others. https://graphql.org/community/tools-and-libraries/
 */
const SERVERS =
  /^(graphql-yoga|apollo-server(-.*)?|@apollo\/(server|subgraph)|@nestjs\/graphql|mercurius|express-graphql|graphql-http|@graphql-tools\/schema|type-graphql|org\.springframework\.boot:spring-boot-starter-graphql|com\.netflix\.graphql\.dgs:.*|com\.graphql-java-kickstart:.*|com\.graphql-java:graphql-java.*|io\.quarkus:quarkus-smallrye-graphql|com\.expediagroup:graphql-kotlin-.*server|github\.com\/99designs\/gqlgen|github\.com\/graph-gophers\/graphql-go|github\.com\/graphql-go\/graphql|ariadne|graphene(-.*)?|strawberry-graphql.*|tartiflette|HotChocolate\..*|GraphQL\.Server\..*|nuwave\/lighthouse|webonyx\/graphql-php|rebing\/graphql-laravel|overblog\/graphql-bundle|async-graphql.*|juniper.*|absinthe)$/;

/** Whether a library serves GraphQL schemas. */
export function servesGraphql(library: string): boolean {
  return SERVERS.test(library);
}
