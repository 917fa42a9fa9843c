import { arg, defineLibrary, publish, subscribe } from '../../../src/code/library.ts';
import { type, typeName } from '../../../src/code/type-selectors.ts';

/** Grains go by their interfaces; whoever gets one by it asks the silo that has its class. */
const grain = { protocol: 'tcp', channelKind: 'rpc', isBetween: true } as const;

/** The front end tells what silos serve: see `orleans-grains.ts`. */
export const orleans = defineLibrary({
  name: 'orleans',
  imports: ['Orleans', 'Orleans.*'],
  docs: 'https://learn.microsoft.com/dotnet/orleans/host/client',
  calls: {
    '*.GetGrain': publish({ ...grain, channel: typeName(type(0), '.') }),
    ServeGrain: subscribe({ ...grain, channel: arg(0) }),
  },
});
