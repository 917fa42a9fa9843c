import { arg, contract, defineLibrary, first, text } from '../../../src/code/library.ts';

/** Routes by a description; its `servers` stand before the paths unless it is told to ignore them. */
export const exegesis = defineLibrary({
  name: 'exegesis',
  imports: ['exegesis', 'exegesis-express', 'exegesis-koa'],
  docs: 'https://github.com/exegesis-js/exegesis/blob/master/docs/Options.md',
  calls: {
    ...Object.fromEntries(
      ['default', 'middleware', 'compileApi', 'compileRunner'].map((name) => [
        name,
        contract('serves', arg(0), { from: 'mapped', of: arg(1, 'ignoreServers'), texts: { true: '' } }),
      ]),
    ),
  },
});

export const openapiBackend = defineLibrary({
  name: 'openapi-backend',
  imports: ['openapi-backend'],
  docs: 'https://openapistack.co/docs/openapi-backend/api/#parameter-optsapiroot',
  calls: {
    default: contract('serves', arg(0, 'definition'), first(arg(0, 'apiRoot'), text(''))),
    OpenAPIBackend: contract('serves', arg(0, 'definition'), first(arg(0, 'apiRoot'), text(''))),
  },
});

export const expressOpenapi = defineLibrary({
  name: 'express-openapi',
  imports: ['express-openapi', 'koa-openapi'],
  docs: 'https://github.com/kogosoftwarellc/open-api/tree/main/packages/express-openapi#argsapidoc',
  calls: { initialize: contract('serves', arg(0, 'apiDoc')) },
});

/** Servers that are generated from a description and read it when they start. */
export const oasTools = defineLibrary({
  name: 'oas-tools',
  imports: ['oas3-tools', '@oas-tools/core', 'oas-tools'],
  docs: 'https://github.com/bug-hunters/oas3-tools#readme',
  calls: {
    expressAppConfig: contract('serves', arg(0)),
    initialize: contract('serves', arg(1, 'oasFile')),
    use: contract('serves', arg(1, 'oasFile')),
  },
});

/** Turns away what a description does not declare; code routes the rest. */
export const expressOpenapiValidator = defineLibrary({
  name: 'express-openapi-validator',
  imports: ['express-openapi-validator', 'koa-oas3', 'openapi-enforcer-middleware'],
  docs: 'https://cdimascio.github.io/express-openapi-validator-documentation/usage-validate-requests/',
  calls: {
    middleware: contract('shows', arg(0, 'apiSpec')),
    OpenApiValidator: contract('shows', arg(0, 'apiSpec')),
    oas: contract('shows', arg(0, 'file')),
    default: contract('shows', arg(0)),
  },
});

/** Pages that show a description. */
export const swaggerUi = defineLibrary({
  name: 'swagger-ui',
  imports: ['swagger-ui-express', 'yamljs', 'koa2-swagger-ui'],
  docs: 'https://github.com/scottie1984/swagger-ui-express#readme',
  values: { load: { value: 'select', selector: arg(0) } },
  calls: { setup: contract('shows', arg(0)) },
});

export const openapiClientAxios = defineLibrary({
  name: 'openapi-client-axios',
  imports: ['openapi-client-axios'],
  docs: 'https://openapistack.co/docs/openapi-client-axios/intro/',
  calls: {
    default: contract('calls', arg(0, 'definition')),
    OpenAPIClientAxios: contract('calls', arg(0, 'definition')),
  },
});
