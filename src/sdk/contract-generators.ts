import type { ContractRole } from '../model/fact.ts';

// https://openapi-generator.tech/docs/generators: names that do not say `server` themselves
const SERVERS =
  /(^|[-_])server([-_]|$)|^(spring|kotlin-spring|kotlin-vertx|jaxrs-.*|java-(camel|inflector|msf4j|pkmst|play-framework|vertx(-web)?|helidon-server|micronaut-server)|inflector|undertow|msf4j|python-(fastapi|flask|aiohttp|blueplanet)|go-gin-server|rust-axum|aspnetcore|aspnet-fastendpoints|php-(laravel|lumen|symfony|slim4?|mezzio-ph|silex)|slim|lumen|ruby-(on-rails|sinatra)|rails5|sinatra|scalatra|scala-(finch|lagom-server|play-server|cask)|finch|haskell|haskell-yesod|fsharp-giraffe-server|nancyfx|ada-server)$/;
/** What of them only writes documents or schemas. */
const NEITHER =
  /^(html2?|dynamic-html|cwiki|asciidoc|markdown|openapi(-yaml)?|swagger(-yaml)?|plantuml|wsdl-schema|mysql-schema|postgresql-schema|avro-schema|protobuf-schema|graphql-schema|ktorm-schema|jmeter|k6|gatling|cypress|apache2)$/;
/** Libraries of server generators with which they make clients all the same. */
const CLIENT_LIBRARIES = /^(spring-cloud|spring-http-interface|spring-declarative-http-interface)$/;

/** Which side of a description a generator of OpenAPI Generator or Swagger Codegen makes; undefined for those that make neither. */
export function roleOfGenerator(generator: string, library?: string): ContractRole | undefined {
  if (NEITHER.test(generator)) return undefined;
  if (library !== undefined && CLIENT_LIBRARIES.test(library)) return 'calls';
  return SERVERS.test(generator) ? 'serves' : 'calls';
}
