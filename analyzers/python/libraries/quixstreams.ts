import {
  connection,
  defineLibrary,
  first,
  made,
  madeOf,
  param,
  publish,
  type Selector,
  subscribe,
} from '../../../src/code/library.ts';

const broker = param(0, 'broker_address');
const KAFKA = { protocol: 'kafka', channelKind: 'topic', connection: made('Application', broker) } as const;
const named = param(0, 'name');

function topicIn(name: string): Selector {
  return madeOf(param(0, name), 'Topic', named);
}

/** Data frames over topics of Kafka: what is read of one is given to another. */
export const quixstreams = defineLibrary({
  name: 'quixstreams',
  imports: ['quixstreams', 'quixstreams.*'],
  docs: 'https://quix.io/docs/quix-streams/processing.html',
  creates: {
    'Application.Quix': 'Application',
    'Application.topic': 'Topic',
    'Application.dataframe': 'StreamingDataFrame',
    'StreamingDataFrame.*': 'StreamingDataFrame',
    'Application.get_producer': 'Producer',
    'Application.get_consumer': 'Consumer',
  },
  values: { 'Topic.name': { value: 'member-of-maker', selector: made('Topic', named) } },
  calls: {
    Application: connection({ nodeKind: 'broker', technology: 'kafka', protocol: 'kafka', target: broker }),
    'Application.dataframe': subscribe({ ...KAFKA, channel: topicIn('topic') }),
    'StreamingDataFrame.to_topic': publish({ ...KAFKA, channel: topicIn('topic') }),
    'Producer.produce': publish({ ...KAFKA, channel: param(0, 'topic') }),
    'Consumer.subscribe': subscribe({ ...KAFKA, channel: first(param(0, 'topics', '[]'), param(0, 'topics')) }),
  },
});
