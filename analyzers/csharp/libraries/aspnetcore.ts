import {
  anyArg,
  arg,
  beside,
  decoratedName,
  defineLibrary,
  type Effect,
  each,
  first,
  guard,
  keyword,
  listen,
  maker,
  param,
  prefix,
  purposed,
  route,
  type Selector,
  text,
  url,
  type ValueRule,
} from '../../../src/code/library.ts';
import { className, filled, nested } from '../../../src/code/type-selectors.ts';
import { property, same } from './support/dotnet.ts';

const VERBS = ['Get', 'Post', 'Put', 'Delete', 'Patch', 'Head', 'Options'];

const actionName = first(beside('ActionName', arg(0)), decoratedName);

/** https://learn.microsoft.com/aspnet/core/mvc/controllers/routing#token-replacement-in-route-templates-controller-action-area */
function template(of: Selector): Selector {
  return filled(of, {
    '~/': text('/'),
    '[controller]': className('Controller'),
    '[Controller]': className('Controller'),
    '[action]': actionName,
    '[Action]': actionName,
    '[area]': beside('Area', arg(0)),
  });
}

const own = template(first(param(0, 'template'), text('')));

/** https://learn.microsoft.com/aspnet/core/mvc/controllers/routing#conventional-routing */
const byConvention = template(text('/[controller]/[action]'));

function action(method: string | Selector, path: Selector = own): Effect {
  return { ...route(method, path, decoratedName), isRooted: true, byConvention } as Effect;
}

/** `AcceptVerbs("GET", "HEAD", Route = "{id}")` */
const verbs: Selector = {
  from: 'mapped',
  of: anyArg(0),
  texts: Object.fromEntries(VERBS.flatMap((verb) => [verb, verb.toUpperCase()].map((each) => [each, verb.toUpperCase()]))),
};

/** The route that a convention of the application puts before those of its controllers. */
const before = maker(arg(0), first(maker(arg(0), param(0, 'template')), arg(0)));

/** https://learn.microsoft.com/aspnet/core/mvc/controllers/application-model#sample-modify-the-applicationmodel-description */
const routePrefix: Effect = { ...prefix(before), everywhere: 'program' } as Effect;

/** Attributes of controllers: https://learn.microsoft.com/aspnet/core/mvc/controllers/routing */
export const aspNetCoreMvc = defineLibrary({
  name: 'aspnetcore-mvc',
  imports: ['Microsoft.AspNetCore.Mvc', 'Microsoft.AspNetCore.Mvc.ApplicationModels', 'System.Web.Http', 'System.Web.Mvc'],
  docs: 'https://learn.microsoft.com/aspnet/core/mvc/controllers/routing',
  types: { Controller: 'ControllerBase', ApiController: 'ControllerBase' },
  creates: { AttributeRouteModel: 'AttributeRouteModel', RouteAttribute: 'RouteAttribute' },
  calls: { 'AttributeRouteModel.CombineAttributeRouteModel': routePrefix },
  decorators: {
    class: { Route: prefix(template(param(0, 'template'))), RoutePrefix: prefix(template(arg(0))), Area: [] },
    method: {
      ...each(VERBS, (verb) => [`Http${verb}`, action(verb.toUpperCase())] as const),
      Route: action('ANY'),
      ActionName: [],
      AcceptVerbs: action(verbs, template(first(keyword('Route'), text('')))),
    },
  },
});

/** A path below every group around it. */
const below = url(nested('RouteGroup', param(0, 'prefix'), '/'), param(0, 'pattern'));

function endpoint(method: string | Selector): Effect {
  return route(method, below);
}

const CHAIN = [
  'WithTags',
  'WithName',
  'WithDisplayName',
  'WithGroupName',
  'WithDescription',
  'WithSummary',
  'WithMetadata',
  'WithOpenApi',
  'WithApiVersionSet',
  'HasApiVersion',
  'HasDeprecatedApiVersion',
  'MapToApiVersion',
  'IsApiVersionNeutral',
  'ReportApiVersions',
  'NewVersionedApi',
  'RequireAuthorization',
  'RequireCors',
  'RequireHost',
  'RequireRateLimiting',
  'AllowAnonymous',
  'AddEndpointFilter',
  'AddEndpointFilterFactory',
  'CacheOutput',
  'DisableAntiforgery',
  'ProducesProblem',
  'ProducesValidationProblem',
  'WithRequestTimeout',
];

/** https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/security#configuring-authorization-policies-for-a-specific-endpoint */
const endpointGuards: Readonly<Record<string, Effect>> = {
  '*.RequireAuthorization': guard({ on: 'endpoint', roles: arg(0) }),
  '*.AllowAnonymous': guard({ on: 'endpoint', access: 'public' }),
  'RouteGroup.RequireAuthorization': guard({ on: 'router', roles: arg(0) }),
  'RouteGroup.AllowAnonymous': guard({ on: 'router', access: 'public' }),
};

const GUARDED = ['RequireAuthorization', 'AllowAnonymous'];

/** Minimal APIs and route groups: https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis */
export const aspNetCoreRouting = defineLibrary({
  name: 'aspnetcore-routing',
  imports: ['Microsoft.AspNetCore.Builder', 'Microsoft.AspNetCore.Routing', 'Microsoft.AspNetCore.Http'],
  docs: 'https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/route-handlers',
  creates: {
    '*.MapGroup': 'RouteGroup',
    ...each([...VERBS, 'Methods', 'Hub', 'HealthChecks', 'Fallback'], (name) => [`*.Map${name}`, 'Endpoint'] as const),
    'WebApplicationBuilder.Build': 'WebApplication',
    'WebApplication.Create': 'WebApplication',
  },
  types: {
    WebApplication: 'IEndpointRouteBuilder',
    RouteGroupBuilder: 'RouteGroup',
    RouteGroup: 'IEndpointRouteBuilder',
    IVersionedEndpointRouteBuilder: 'IEndpointRouteBuilder',
  },
  calls: {
    ...each(VERBS, (verb) => [`*.Map${verb}`, endpoint(verb.toUpperCase())] as const),
    '*.MapMethods': endpoint(param(1, 'httpMethods')),
    'IEndpointRouteBuilder.Map': endpoint('ANY'),
    '*.MapHealthChecks': purposed('health', endpoint('GET')),
    '*.MapPrometheusScrapingEndpoint': purposed(
      'metrics',
      route('GET', url(nested('RouteGroup', arg(0), '/'), first(arg(0), text('/metrics')))),
    ),
    '*.MapHub': route('GET', filled(param(0, 'pattern'), {})),
    '*.MapMetrics': purposed('metrics', route('GET', first(arg(0), text('/metrics')))),
    '*.UseHealthChecks': purposed('health', endpoint('GET')),
    '*.ListenAnyIP': listen(arg(0)),
    '*.ListenLocalhost': listen(arg(0)),
    'KestrelServerOptions.Listen': listen(arg(1)),
    ...endpointGuards,
  },
  values: {
    ...same(...CHAIN.map((name) => `*.${name}`)),
    ...same(...GUARDED.map((name) => `RouteGroup.${name}`)),
    ...each<ValueRule>(VERBS, (verb) => [`HttpMethods.${verb}`, { value: 'text', text: verb.toUpperCase() }]),
  },
});

/** Modules with routes: https://github.com/CarterCommunity/Carter, whose `app.MapGet` is that of ASP.NET Core. */
export const hostConfiguration: Readonly<Record<string, ValueRule>> = { '*.Configuration': property('IConfiguration') };
