import { own } from '../../src/sdk/index.ts';
import type { Dependency } from './dependencies.ts';

/** Frameworks by package name: those that answer requests, and those that only tell that something runs. */
const SERVERS: Readonly<Record<string, string>> = {
  flask: 'flask',
  fastapi: 'fastapi',
  django: 'django',
  djangorestframework: 'django-rest-framework',
  starlette: 'starlette',
  aiohttp: 'aiohttp',
  tornado: 'tornado',
  sanic: 'sanic',
  bottle: 'bottle',
  falcon: 'falcon',
  quart: 'quart',
  pyramid: 'pyramid',
  connexion: 'connexion',
  litestar: 'litestar',
  cherrypy: 'cherrypy',
  nameko: 'nameko',
  grpcio: 'grpc',
  graphene: 'graphene',
  'strawberry-graphql': 'strawberry',
  gunicorn: 'gunicorn',
  uvicorn: 'uvicorn',
  streamlit: 'streamlit',
  gradio: 'gradio',
  dash: 'dash',
};
const DATA: Readonly<Record<string, string>> = {
  celery: 'celery',
  'kafka-python': 'kafka-python',
  'confluent-kafka': 'confluent-kafka',
  aiokafka: 'aiokafka',
  'faust-streaming': 'faust',
  pika: 'pika',
  'aio-pika': 'aio-pika',
  kombu: 'kombu',
  'nats-py': 'nats',
  redis: 'redis',
  rq: 'rq',
  dramatiq: 'dramatiq',
  boto3: 'boto3',
  sqlalchemy: 'sqlalchemy',
  pymongo: 'pymongo',
  motor: 'motor',
  'psycopg2-binary': 'psycopg',
  psycopg2: 'psycopg',
  psycopg: 'psycopg',
  pyspark: 'pyspark',
  'apache-airflow': 'airflow',
};
/** Packages that only drive or test other programs. */
const TOOLS = /^(locust|pytest|behave|robotframework|ansible|mkdocs|sphinx|grafanalib)$/;

/** The frameworks of a program, with versions where they are fixed; the language stands first. */
export function technologiesOf(dependencies: readonly Dependency[]): readonly string[] {
  const named = dependencies.flatMap(({ name, version }) => {
    const technology = own(SERVERS, name) ?? own(DATA, name);
    if (technology === undefined) return [];
    return [version === undefined || !(name in SERVERS) ? technology : `${technology} ${version}`];
  });
  return ['python', ...[...new Set(named)].sort()];
}

/** What the dependencies tell of a program: a server, a tool, or nothing. */
export function roleByDependencies(dependencies: readonly Dependency[]): 'server' | 'tool' | 'unknown' {
  if (dependencies.some(({ name }) => name in SERVERS || name in DATA)) return 'server';
  return dependencies.some(({ name }) => TOOLS.test(name)) ? 'tool' : 'unknown';
}
