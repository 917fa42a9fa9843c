import {
  arg,
  decoratedName,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  listen,
  prefix,
  route,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { express } from './express.ts';

const path = first(arg(0), text(''));

/** `Get` → `GET`, `httpGet` → `GET`, `All` → `ANY`. */
function handlers(names: readonly string[]): Record<string, Effect> {
  return each(names, (name) => {
    const verb = name.replace(/^http/, '').toUpperCase();
    return [name, route(verb === 'ALL' ? 'ANY' : verb, path, decoratedName)];
  });
}

const controller = prefix(path);

export const routingControllers = defineLibrary({
  name: 'routing-controllers',
  imports: ['routing-controllers'],
  docs: 'https://github.com/typestack/routing-controllers#readme',
  creates: { createExpressServer: 'Server', createKoaServer: 'Server' },
  calls: {
    createExpressServer: prefix(arg(0, 'routePrefix')),
    createKoaServer: prefix(arg(0, 'routePrefix')),
    useExpressServer: prefix(arg(1, 'routePrefix')),
    useKoaServer: prefix(arg(1, 'routePrefix')),
    'Server.listen': listen(arg(0)),
  },
  decorators: {
    class: { Controller: controller, JsonController: controller },
    method: handlers(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'All']),
  },
});

/** What the callbacks of `setConfig` are handed is an application of Express; `rootPath` is for controllers alone. */
const configured = { 0: ['Application'] };

export const inversifyExpressUtils = defineLibrary({
  name: 'inversify-express-utils',
  imports: ['inversify-express-utils'],
  docs: 'https://github.com/inversify/inversify-express-utils#decorators',
  creates: { 'InversifyExpressServer.build': 'Application', 'Router.route': 'Route' },
  types: express.types ?? {},
  values: {
    ...express.values,
    ...each<ValueRule>(['setConfig', 'setErrorConfig'], (name) => [`InversifyExpressServer.${name}`, itself]),
  },
  callbacks: {
    ...express.callbacks,
    'InversifyExpressServer.setConfig': configured,
    'InversifyExpressServer.setErrorConfig': configured,
  },
  calls: {
    ...express.calls,
    InversifyExpressServer: prefix(arg(2, 'rootPath')),
  },
  decorators: {
    class: { controller },
    method: {
      ...handlers(['httpGet', 'httpPost', 'httpPut', 'httpPatch', 'httpDelete', 'httpHead']),
      all: route('ANY', path, decoratedName),
      httpMethod: route(arg(0), arg(1), decoratedName),
    },
  },
});

export const tsoa = defineLibrary({
  name: 'tsoa',
  imports: ['tsoa', '@tsoa/runtime', 'configuration-file:tsoa'],
  docs: 'https://tsoa-community.github.io/docs/getting-started.html',
  calls: { tsoa: prefix(arg(0, 'basePath')) },
  decorators: { class: { Route: controller }, method: handlers(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options']) },
});

export const tsed = defineLibrary({
  name: 'tsed',
  imports: ['@tsed/common', '@tsed/di', '@tsed/schema'],
  docs: 'https://tsed.dev/docs/controllers.html',
  decorators: {
    class: {
      Controller: prefix(first(arg(0, 'path'), arg(0), text(''))),
      // https://tsed.dev/docs/configuration/#mount
      Configuration: { does: 'mount', each: arg(0, 'mount', '[,]'), path: arg(0), router: arg(1) },
    },
    method: handlers(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'All']),
  },
});

export const fastifyDecorators = defineLibrary({
  name: 'fastify-decorators',
  imports: ['fastify-decorators'],
  docs: 'https://github.com/L2jLiga/fastify-decorators/blob/v4/docs/Controllers.md',
  decorators: {
    class: { Controller: prefix(first(arg(0, 'route'), arg(0), text(''))) },
    method: each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ALL'], (verb) => [
      verb,
      route(verb === 'ALL' ? 'ANY' : verb, first(arg(0, 'url'), path), decoratedName),
    ]),
  },
});

export const overnight = defineLibrary({
  name: 'overnight',
  imports: ['@overnightjs/core'],
  docs: 'https://github.com/seanpmaxwell/overnight#readme',
  creates: { 'Server.app': 'Application' },
  types: express.types ?? {},
  ...(express.callbacks ? { callbacks: express.callbacks } : {}),
  calls: express.calls ?? {},
  decorators: {
    class: { Controller: controller },
    method: handlers(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'All']),
  },
});

export const midway = defineLibrary({
  name: 'midway',
  imports: ['@midwayjs/core', '@midwayjs/decorator'],
  docs: 'https://midwayjs.org/en/docs/controller',
  decorators: {
    class: { Controller: controller },
    method: { ...handlers(['Get', 'Post', 'Put', 'Patch', 'Head', 'Options', 'All']), Del: route('DELETE', path, decoratedName) },
  },
});
