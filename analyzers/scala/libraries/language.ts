import { arg, defineLibrary, each, first, join, settingValue, type ValueRule } from '../../../src/code/library.ts';

const same: ValueRule = { value: 'select', selector: arg(0) };

/** The environment: https://www.scala-lang.org/api/current/scala/sys.html */
const environment = defineLibrary({
  name: 'scala-environment',
  imports: ['scala', 'scala.sys', 'scala.util', 'java.lang'],
  globals: ['sys', 'System', 'Properties'],
  docs: 'https://www.scala-lang.org/api/current/scala/sys.html',
  values: {
    'sys.env': settingValue(arg(0)),
    'sys.env.get': settingValue(arg(0)),
    'sys.env.apply': settingValue(arg(0)),
    'sys.env.getOrElse': settingValue(arg(0), arg(1)),
    'sys.props.get': settingValue(arg(0)),
    'sys.props.getOrElse': settingValue(arg(0), arg(1)),
    'System.getenv': settingValue(arg(0)),
    'System.getProperty': settingValue(arg(0), arg(1)),
    'Properties.envOrElse': settingValue(arg(0), arg(1)),
    'Properties.envOrNone': settingValue(arg(0)),
  },
});

const GETTERS = ['getString', 'getInt', 'getLong', 'getStringList', 'get', 'getOptional', 'getBoolean', 'getDuration'] as const;

/** All settings: those that are loaded, and those that an actor system has loaded. */
const WHOLE = ['Config', 'ActorSystem.settings.config'] as const;

/** The keys of a part of the settings are seen from there. */
const below = join({ from: 'nested', type: 'Section', selector: arg(0), separator: '.' }, arg(0));

/** Settings by their paths; a part of them is asked for by its own: https://github.com/lightbend/config, Play's `Configuration`, what Akka and Pekko hold. */
const typesafeConfig = defineLibrary({
  name: 'typesafe-config',
  imports: [
    'com.typesafe.config',
    'play.api',
    'akka.actor',
    'akka.actor.typed',
    'org.apache.pekko.actor',
    'org.apache.pekko.actor.typed',
  ],
  docs: 'https://github.com/lightbend/config#readme',
  creates: {
    'ActorSystem.create': 'ActorSystem',
    'ConfigFactory.load': 'Config',
    'ConfigFactory.defaultApplication': 'Config',
    'ConfigFactory.parseResources': 'Config',
  },
  types: { Configuration: 'Config' },
  values: {
    ...each<ValueRule>(
      WHOLE.flatMap((of) => GETTERS.map((name) => `${of}.${name}`)),
      (name) => [name, settingValue(arg(0))],
    ),
    ...each<ValueRule>(WHOLE, (of) => [`${of}.getConfig`, { value: 'setting', key: arg(0), type: 'Section' }]),
    ...each<ValueRule>(GETTERS, (name) => [`Section.${name}`, settingValue(below)]),
    'Section.getConfig': { value: 'setting', key: below, type: 'Section' },
  },
});

/** https://cir.is/docs/overview */
const ciris = defineLibrary({
  name: 'ciris',
  imports: ['ciris'],
  docs: 'https://cir.is/docs/overview',
  creates: { env: 'ConfigValue', prop: 'ConfigValue' },
  values: { env: settingValue(arg(0)), prop: settingValue(arg(0)) },
});

/** Texts and addresses in other shapes. */
const shapes = defineLibrary({
  name: 'scala-shapes',
  imports: ['org.http4s', 'sttp.model', 'akka.http.scaladsl.model', 'org.apache.pekko.http.scaladsl.model'],
  docs: 'https://http4s.org/v0.23/docs/client.html',
  values: {
    'Uri.unsafeFromString': same,
    'Uri.fromString': same,
    'Uri.apply': same,
    'Uri.unsafeParse': same,
    HttpRequest: { value: 'select', selector: first(arg(1), arg(0)) },
  },
});

export const languageLibraries = [environment, typesafeConfig, ciris, shapes];
