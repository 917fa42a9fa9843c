import {
  arg,
  args,
  connection,
  defineLibrary,
  each,
  first,
  itself,
  publish,
  settingValue,
  subscribe,
  type ValueRule,
} from '../../../src/code/library.ts';

const GETTERS = ['get', 'getRequired', 'getInt', 'getLong', 'getBoolean', 'getShort', 'getDouble'];
const KAFKA = { protocol: 'kafka', channelKind: 'topic' } as const;
const kafka = connection({ nodeKind: 'broker', technology: 'kafka', protocol: 'kafka', target: arg(0) });
const sql = connection({ nodeKind: 'database', technology: 'sql', protocol: 'sql', target: arg(0) });

/**
 * Jobs of Apache Flink: what their sources and sinks are told when they are built, and settings of a file of properties that the program is given by name
 * (https://nightlies.apache.org/flink/flink-docs-stable/docs/dev/datastream/application_parameters/).
 */
export const flink = defineLibrary({
  name: 'flink',
  imports: ['org.apache.flink.*'],
  docs: 'https://nightlies.apache.org/flink/flink-docs-stable/docs/connectors/datastream/kafka/',
  creates: {
    'KafkaSource.builder': 'KafkaSourceBuilder',
    'KafkaSink.builder': 'KafkaSinkBuilder',
    'KafkaRecordSerializationSchema.builder': 'KafkaRecordSerializationSchemaBuilder',
    'KafkaSourceBuilder.*': 'KafkaSourceBuilder',
    'KafkaSinkBuilder.*': 'KafkaSinkBuilder',
    'KafkaRecordSerializationSchemaBuilder.*': 'KafkaRecordSerializationSchemaBuilder',
    'JdbcConnectionOptions.JdbcConnectionOptionsBuilder': 'JdbcConnectionOptionsBuilder',
    'JdbcConnectionOptionsBuilder.*': 'JdbcConnectionOptionsBuilder',
    ...each(
      ['fromArgs', 'fromPropertiesFile', 'fromMap', 'fromSystemProperties'],
      (name) => [`ParameterTool.${name}`, 'Parameters'] as const,
    ),
  },
  types: {
    Parameters: 'ParameterTool',
    MultipleParameterTool: 'ParameterTool',
    FlinkKafkaProducer011: 'FlinkKafkaProducer',
    FlinkKafkaConsumer011: 'FlinkKafkaConsumer',
  },
  values: {
    ...each<ValueRule>(GETTERS, (name) => [`ParameterTool.${name}`, settingValue(arg(0), arg(1))]),
    'ParameterTool.mergeWith': itself,
  },
  calls: {
    'KafkaSourceBuilder.setBootstrapServers': kafka,
    'KafkaSourceBuilder.setTopics': subscribe({ ...KAFKA, channel: first(arg(0, '[]'), args(0)) }),
    'KafkaSourceBuilder.setTopicPattern': subscribe({ ...KAFKA, channel: arg(0), isExpression: true }),
    'KafkaSinkBuilder.setBootstrapServers': kafka,
    'KafkaRecordSerializationSchemaBuilder.setTopic': publish({ ...KAFKA, channel: arg(0) }),
    FlinkKafkaConsumer: subscribe({ ...KAFKA, channel: first(arg(0, '[]'), arg(0)), connection: arg(2, 'bootstrap.servers') }),
    FlinkKafkaProducer: publish({ ...KAFKA, channel: arg(0) }),
    'JdbcConnectionOptionsBuilder.withUrl': sql,
  },
});
