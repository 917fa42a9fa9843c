import { arg, connection, defineLibrary, type Effect, first, type Selector } from '../../../src/code/library.ts';
import { DRIVERS, knexOpen } from './sql.ts';
import { type At, address, madeOptions, optionsAt } from './support/selectors.ts';

const plain = optionsAt(0);

function sqlTarget(at: At): Selector {
  return first(
    at('url'),
    at('uri'),
    at('replication', 'master', 'url'),
    address(at),
    address((...path) => at('replication', 'master', ...path)),
  );
}

function sql(at: At): Effect {
  return connection({
    nodeKind: 'database',
    technology: 'sql',
    protocol: 'sql',
    target: sqlTarget(at),
    name: at('database'),
    driver: first(at('type'), at('dialect')),
    drivers: DRIVERS,
  });
}

function mongo(target: Selector, name: Selector): Effect {
  return connection({ nodeKind: 'database', technology: 'mongodb', protocol: 'mongodb', target, name });
}

const madeMongoose = madeOptions(0, 'createMongooseOptions');

export const nestjsMongoose = defineLibrary({
  name: 'nestjs-mongoose',
  imports: ['@nestjs/mongoose'],
  docs: 'https://docs.nestjs.com/techniques/mongodb',
  calls: {
    'MongooseModule.forRoot': mongo(first(arg(0, 'uri'), arg(0)), arg(1, 'dbName')),
    'MongooseModule.forRootAsync': mongo(madeMongoose('uri'), madeMongoose('dbName')),
  },
});

/** `type`, `host`, `port` as TypeORM's own options; one call a data source. */
export const nestjsTypeorm = defineLibrary({
  name: 'nestjs-typeorm',
  imports: ['@nestjs/typeorm'],
  docs: 'https://docs.nestjs.com/techniques/database',
  calls: {
    'TypeOrmModule.forRoot': sql(plain),
    'TypeOrmModule.forRootAsync': sql(madeOptions(0, 'createTypeOrmOptions')),
  },
});

export const nestjsSequelize = defineLibrary({
  name: 'nestjs-sequelize',
  imports: ['@nestjs/sequelize'],
  docs: 'https://docs.nestjs.com/techniques/database#sequelize-integration',
  calls: {
    'SequelizeModule.forRoot': sql(plain),
    'SequelizeModule.forRootAsync': sql(madeOptions(0, 'createSequelizeOptions')),
  },
});

const knexMade = madeOptions(0, 'createKnexModuleOptions', 'config');

/** Modules around Knex; its own options stand under `config`. */
export const nestjsKnex = defineLibrary({
  name: 'nestjs-knex',
  imports: ['nest-knexjs', 'nestjs-knex'],
  docs: 'https://www.npmjs.com/package/nest-knexjs',
  calls: { 'KnexModule.forRoot': knexOpen(optionsAt(0, 'config')), 'KnexModule.forRootAsync': knexOpen(knexMade) },
});

const redis = (at: At): Effect =>
  connection({
    nodeKind: 'cache',
    technology: 'redis',
    protocol: 'redis',
    target: first(
      ...['url', 'host'].map((key) => at('config', '[]', key)),
      ...[at('url'), at('config', 'url')],
      ...['nodes', 'config'].map((key) => address((...path) => at(key, ...path))),
      address((...path) => at('options', ...path)),
      address((...path) => at('nodes', '[]', ...path)),
    ),
  });
const redisMade = madeOptions(0, 'createRedisOptions');

/** Modules around ioredis. */
export const nestjsRedis = defineLibrary({
  name: 'nestjs-redis',
  imports: ['@nestjs-modules/ioredis', '@liaoliaots/nestjs-redis', '@songkeys/nestjs-redis'],
  docs: 'https://www.npmjs.com/package/@nestjs-modules/ioredis',
  calls: { 'RedisModule.forRoot': redis(optionsAt(0)), 'RedisModule.forRootAsync': redis(redisMade) },
});

const minio = (at: At): Effect =>
  connection({ nodeKind: 'storage', technology: 'minio', protocol: 's3', target: address(at, 'endPoint') });
const minioMade = madeOptions(0, 'createMinioOptions');

/** Modules around MinIO's client, with its options. */
export const nestjsMinio = defineLibrary({
  name: 'nestjs-minio',
  imports: ['nestjs-minio-client', 'nestjs-minio'],
  docs: 'https://www.npmjs.com/package/nestjs-minio-client',
  calls: Object.fromEntries(
    ['MinioModule', 'NestMinioModule'].flatMap((module) => [
      [`${module}.register`, minio(optionsAt(0))],
      [`${module}.registerAsync`, minio(minioMade)],
    ]),
  ),
});
