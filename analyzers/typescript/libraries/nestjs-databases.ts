import { arg, connection, defineLibrary, type Effect, first, type Selector } from '../../../src/code/library.ts';
import { DRIVERS } from './sql.ts';
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
