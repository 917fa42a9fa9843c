import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  made,
  receiver,
  type Selector,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';

function open(target: Selector, name: Selector): Effect {
  return connection({ nodeKind: 'database', technology: 'mongodb', protocol: 'mongodb', target, name });
}

/** What is done with a collection is done over the client that it comes from; before version 3 connecting gave the database. */
const OPENED = [null, 'MongoClient'] as const;

/** Documents go by the name of their collection, whoever adds them and whoever asks for them. */
const documents = join(text('documents of '), made('Collection', arg(0)));

const ONE = ['findOne', 'findOneAndUpdate', 'findOneAndDelete', 'findOneAndReplace'];

/** The driver: the client holds the URI; the database's name may come later, in `client.db(name)`. */
export const mongodb = defineLibrary({
  name: 'mongodb',
  imports: ['mongodb', 'mongodb-legacy'],
  docs: 'https://www.mongodb.com/docs/drivers/node/current/connect/mongoclient/',
  creates: {
    'MongoClient.connect': 'MongoClient',
    'MongoClient.db': 'Db',
    'MongoClient.collection': 'Collection',
    'Db.collection': 'Collection',
  },
  callbacks: { 'MongoClient.connect': { 1: OPENED, 2: OPENED } },
  keeps: each(['insertOne', 'insertMany'], (method) => [`Collection.${method}`, { under: documents, value: 0 }]),
  values: {
    'Collection.find': { value: 'kept', under: documents, as: 'all' },
    ...each<ValueRule>(ONE, (method) => [`Collection.${method}`, { value: 'kept', under: documents, as: 'any' }]),
  },
  calls: { MongoClient: open(arg(0), arg(1, 'dbName')), 'MongoClient.connect': open(arg(0), arg(1, 'dbName')) },
});

export const mongoose = defineLibrary({
  name: 'mongoose',
  imports: ['mongoose'],
  docs: 'https://mongoosejs.com/docs/connections.html',
  creates: { model: 'Model', 'Mongoose.model': 'Model', 'Connection.model': 'Model' },
  keeps: each(['create', 'insertMany', 'default'], (method) => [`Model.${method}`, { under: receiver, value: 0 }]),
  values: {
    'Model.find': { value: 'kept', under: receiver, as: 'all' },
    ...each<ValueRule>(['findOne', 'findById', 'findOneAndUpdate', 'findByIdAndUpdate'], (method) => [
      `Model.${method}`,
      { value: 'kept', under: receiver, as: 'any' },
    ]),
  },
  calls: {
    connect: open(arg(0), arg(1, 'dbName')),
    createConnection: open(arg(0), arg(1, 'dbName')),
    'Mongoose.connect': open(arg(0), arg(1, 'dbName')),
    'Mongoose.createConnection': open(arg(0), arg(1, 'dbName')),
    'Connection.openUri': open(arg(0), arg(1, 'dbName')),
  },
});

export const monk = defineLibrary({
  name: 'monk',
  imports: ['monk'],
  docs: 'https://automattic.github.io/monk/docs/manager/',
  calls: { default: open(first(arg(0, '[]'), arg(0)), arg(1, 'dbName')) },
});
