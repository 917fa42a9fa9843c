/** Headers of the libraries that are modelled: a build that includes none of them talks to nobody that we would see. */
export const HEADERS =
  /^[ \t]*#\s*include\s*["<](grpcpp|grpc\+\+|httplib|cpr|curl|crow|drogon|pistache|oatpp|cpprest|Poco\/Net|restbed|corvusoft|librdkafka|rdkafka|cppkafka|kafka\/|amqpcpp|SimpleAmqpClient|amqp\.h|rabbitmq-c|sw\/redis|hiredis|cpp_redis|libpq|pqxx|postgresql\/libpq|mysqlx?|mysql_|jdbc\/|cppconn|mariadb|soci|mongocxx|mongoc|cassandra|nats|mqtt\/|MQTT|thrift|aws\/|elasticlient|jaegertracing|libmemcached)[\w./+-]{0,100}[">]/m;
