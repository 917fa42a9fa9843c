import {
  arg,
  decoratedName,
  defineLibrary,
  type Effect,
  each,
  first,
  guard,
  join,
  keyword,
  made,
  madeOf,
  mount,
  param,
  result,
  route,
  type Selector,
  text,
} from '../../../src/code/library.ts';
import { callable, mapped, methods, pattern } from './support/derived.ts';
import { HANDLERS } from './support/selectors.ts';

const READ = ['get'];
const FORM = ['get', 'post'];
const COLLECTION: Readonly<Record<string, string>> = { list: 'GET', create: 'POST' };
const DETAIL: Readonly<Record<string, string>> = { retrieve: 'GET', update: 'PUT', partial_update: 'PATCH', destroy: 'DELETE' };

/** Methods that the frameworks' own classes bring along. */
const INHERITED: Readonly<Record<string, readonly string[]>> = {
  TemplateView: READ,
  ListView: READ,
  DetailView: READ,
  RedirectView: READ,
  FormView: FORM,
  CreateView: FORM,
  UpdateView: FORM,
  DeleteView: FORM,
  ListAPIView: READ,
  RetrieveAPIView: READ,
  CreateAPIView: ['post'],
  UpdateAPIView: ['put', 'patch'],
  DestroyAPIView: ['delete'],
  ListCreateAPIView: FORM,
  RetrieveUpdateAPIView: ['get', 'put', 'patch'],
  RetrieveDestroyAPIView: ['get', 'delete'],
  // https://django-rest-framework-simplejwt.readthedocs.io/en/latest/getting_started.html#project-configuration
  TokenViewBase: ['post'],
  TokenObtainPairView: ['post'],
  TokenObtainSlidingView: ['post'],
  TokenRefreshView: ['post'],
  TokenRefreshSlidingView: ['post'],
  TokenVerifyView: ['post'],
  TokenBlacklistView: ['post'],
  // https://www.django-rest-framework.org/api-guide/authentication/#by-exposing-an-api-endpoint
  ObtainAuthToken: ['post'],
  RetrieveUpdateDestroyAPIView: ['get', 'put', 'patch', 'delete'],
  ListModelMixin: ['list'],
  CreateModelMixin: ['create'],
  RetrieveModelMixin: ['retrieve'],
  UpdateModelMixin: ['update', 'partial_update'],
  DestroyModelMixin: ['destroy'],
  ReadOnlyModelViewSet: ['list', 'retrieve'],
  // https://www.django-rest-framework.org/api-guide/viewsets/#viewset: no actions of their own
  ViewSet: ['as_view'],
  GenericViewSet: ['as_view'],
  ModelViewSet: ['list', 'create', 'retrieve', 'update', 'partial_update', 'destroy'],
};

/** https://docs.djangoproject.com/en/stable/ref/class-based-views/base/#django.views.generic.base.View.http_method_names */
const answered = (of: Selector, named: Readonly<Record<string, string>>): Selector =>
  methods(of, named, INHERITED, 'http_method_names');

const view = first(keyword('view'), arg(1));
const viewMethods = first(
  answered(keyword('view'), HANDLERS),
  answered(arg(1), HANDLERS),
  madeOf(view, 'ApiView', first(keyword('http_method_names'), arg(0), text('GET'))),
  madeOf(view, 'Methods', arg(0)),
  madeOf(view, 'GetOnly', text('GET')),
  madeOf(view, 'PostOnly', text('POST')),
  text('ANY'),
);

function pathEntry(path: Selector): readonly Effect[] {
  const included = madeOf(view, 'Include', first(arg(0, 'urlpatterns'), arg(0)));
  return [
    mount(first(included, madeOf(view, 'NinjaAPI', result)), path),
    route(viewMethods, path, callable(arg(1))),
    { does: 'route', method: 'GET', path, where: [madeOf(view, 'SocketConsumer', text('socket')), 'socket'] },
    {
      does: 'route',
      method: madeOf(view, 'MappedView', arg(0)),
      path,
      where: [madeOf(view, 'MappedView', text('mapped')), 'mapped'],
    },
  ];
}

const SOCKET_CONSUMERS = [
  'WebsocketConsumer',
  'JsonWebsocketConsumer',
  'AsyncWebsocketConsumer',
  'AsyncJsonWebsocketConsumer',
] as const;

const plain = param(0, 'route');

/** `path('orders/', include('orders.urls'))`: patterns of other modules are served below it. */
export const djangoUrls = defineLibrary({
  name: 'django-urls',
  imports: ['django.urls', 'django.conf.urls', 'django.urls.conf'],
  docs: 'https://docs.djangoproject.com/en/stable/topics/http/urls/',
  creates: { include: 'Include', path: 'Pattern', re_path: 'Pattern', url: 'Pattern' },
  calls: { path: pathEntry(plain), re_path: pathEntry(pattern(plain)), url: pathEntry(pattern(plain)) },
});

/** `Orders.as_view({'get': 'retrieve'})`, as the front end spells it. */
export const mappedViews = defineLibrary({
  name: 'mapped-views',
  imports: ['asbuilt.views'],
  docs: 'https://www.django-rest-framework.org/api-guide/viewsets/#viewset-actions',
  creates: { mapped: 'MappedView' },
});

export const djangoViews = defineLibrary({
  name: 'django-views',
  imports: ['django.views', 'django.views.*'],
  docs: 'https://docs.djangoproject.com/en/stable/topics/http/decorators/',
  namespaces: ['generic', 'base', 'decorators', 'http'],
  creates: {
    require_http_methods: 'Methods',
    require_GET: 'GetOnly',
    require_safe: 'GetOnly',
    require_POST: 'PostOnly',
  },
});

/** The framework's own applications: their URL patterns are not read, their views are. */
export const djangoContrib = defineLibrary({
  name: 'django-contrib',
  imports: ['django.contrib', 'django.contrib.*'],
  docs: 'https://docs.djangoproject.com/en/stable/ref/contrib/',
});

/** A handshake is a request by `GET`: https://channels.readthedocs.io/en/stable/topics/routing.html */
export const djangoChannels = defineLibrary({
  name: 'django-channels',
  imports: ['channels.generic.websocket', 'channels.consumer'],
  docs: 'https://channels.readthedocs.io/en/stable/topics/consumers.html',
  creates: each(SOCKET_CONSUMERS, (name) => [`${name}.as_asgi`, 'SocketConsumer']),
});

const prefix = param(0, 'prefix');
const collection = first(answered(keyword('viewset'), COLLECTION), answered(arg(1), COLLECTION));
const detail = first(answered(keyword('viewset'), DETAIL), answered(arg(1), DETAIL));

/** A nested router's viewsets lie below one object of its parent's: https://github.com/alanjds/drf-nested-routers#quickstart */
const nesting = (of: (selector: Selector) => Selector): Selector =>
  join(of(param(1, 'parent_prefix')), text('/{'), of(first(keyword('lookup'), text('nested'))), text('_pk}/'));
const ofParent = (selector: Selector) =>
  made('NestedSimpleRouter', madeOf(param(0, 'parent_router'), 'NestedSimpleRouter', selector));
const outer = join(
  first(nesting(ofParent), text('')),
  nesting((selector) => made('NestedSimpleRouter', selector)),
);

/** Set where a viewset's actions are known, so that what it has no methods for is not there. */
const known = { ...COLLECTION, ...DETAIL, as_view: 'none' };
const others = mapped(first(answered(keyword('viewset'), known), answered(arg(1), known)), { '*': 'other' });

function registered(below: Selector): readonly Effect[] {
  return [
    { does: 'mount', router: arg(1), path: below },
    { does: 'route', method: collection, path: below, unless: [first(collection, others), 'other'] },
    { does: 'route', method: detail, path: join(below, text('{pk}/')), unless: [first(detail, others), 'other'] },
  ];
}

/** Routers give each viewset the paths of its actions; `@action` adds some below them. */
export const djangoRestFramework = defineLibrary({
  name: 'django-rest-framework',
  imports: ['rest_framework', 'rest_framework.*', 'rest_framework_nested', 'rest_framework_nested.*'],
  guards: { IsAuthenticated: { scheme: 'authenticated' }, IsAdminUser: { scheme: 'authenticated', roles: text('staff') } },
  docs: 'https://www.django-rest-framework.org/api-guide/routers/',
  namespaces: ['viewsets', 'generics', 'views', 'routers', 'decorators', 'mixins'],
  types: { DefaultRouter: 'SimpleRouter', NestedDefaultRouter: 'NestedSimpleRouter' },
  creates: { api_view: 'ApiView' },
  calls: {
    'SimpleRouter.register': registered(join(prefix, text('/'))),
    'NestedSimpleRouter.register': registered(join(outer, prefix, text('/'))),
  },
  decorators: {
    method: {
      permission_classes: guard({ by: arg(0) }),
      action: route(
        first(keyword('methods'), text('GET')),
        join(
          first(mapped(keyword('detail'), { true: '{pk}/', false: '' }), text('')),
          // https://www.django-rest-framework.org/api-guide/routers/#routing-additional-http-methods-for-extra-actions
          first(pattern(keyword('url_path')), decoratedName),
          text('/'),
        ),
      ),
    },
  },
});

/** Its views are known by what they answer to. */
export const simpleJwt = defineLibrary({
  name: 'djangorestframework-simplejwt',
  imports: ['rest_framework_simplejwt', 'rest_framework_simplejwt.*'],
  docs: 'https://django-rest-framework-simplejwt.readthedocs.io/en/latest/getting_started.html',
  namespaces: ['views'],
});
