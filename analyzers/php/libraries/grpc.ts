import { arg, call, defineLibrary, made, word } from '../../../src/code/library.ts';

/** What the compiler generates extends a stub of the extension and says the operation's path in every method. */
export const grpc = defineLibrary({
  name: 'grpc',
  imports: ['Grpc'],
  docs: 'https://grpc.io/docs/languages/php/basics/',
  calls: {
    'BaseStub._simpleRequest': call({ protocol: 'grpc', target: made('BaseStub', arg(0)), path: word(arg(0), 0) }),
    'BaseStub._serverStreamRequest': call({ protocol: 'grpc', target: made('BaseStub', arg(0)), path: word(arg(0), 0) }),
  },
});
