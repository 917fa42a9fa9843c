import type { Known } from './known.ts';

/** What keeps a failing neighbour from taking others along, and what follows requests through a system. */
export const OPERATION: readonly Known[] = [
  [
    'Resilience4j',
    'https://resilience4j.readme.io/docs',
    ['resilience'],
    'maven:io.github.resilience4j:* maven:org.springframework.cloud:spring-cloud-starter-circuitbreaker-resilience4j maven:org.springframework.cloud:spring-cloud-starter-circuitbreaker-reactor-resilience4j',
  ],
  [
    'Spring Cloud Circuit Breaker',
    'https://docs.spring.io/spring-cloud-circuitbreaker/reference/',
    ['resilience'],
    'maven:org.springframework.cloud:spring-cloud-starter-circuitbreaker-* maven:org.springframework.cloud:spring-cloud-circuitbreaker-*',
  ],
  [
    'Hystrix',
    'https://github.com/Netflix/Hystrix/wiki',
    ['resilience'],
    'maven:com.netflix.hystrix:* maven:org.springframework.cloud:spring-cloud-starter-netflix-hystrix maven:org.springframework.cloud:spring-cloud-starter-hystrix go:github.com/afex/hystrix-go* npm:hystrixjs',
  ],
  [
    'Spring Retry',
    'https://github.com/spring-projects/spring-retry',
    ['resilience'],
    'maven:org.springframework.retry:spring-retry',
  ],
  [
    'Failsafe',
    'https://failsafe.dev/',
    ['resilience'],
    'maven:dev.failsafe:* maven:net.jodah:failsafe go:github.com/failsafe-go/failsafe-go*',
  ],
  [
    'Sentinel',
    'https://sentinelguard.io/en-us/docs/introduction.html',
    ['resilience'],
    'maven:com.alibaba.csp:sentinel-* maven:com.alibaba.cloud:spring-cloud-starter-alibaba-sentinel go:github.com/alibaba/sentinel-golang*',
  ],
  [
    'MicroProfile Fault Tolerance',
    'https://download.eclipse.org/microprofile/microprofile-fault-tolerance-4.1/microprofile-fault-tolerance-spec-4.1.html',
    ['resilience'],
    'maven:org.eclipse.microprofile.fault-tolerance:* maven:io.quarkus:quarkus-smallrye-fault-tolerance maven:io.smallrye:smallrye-fault-tolerance* maven:io.helidon.microprofile:helidon-microprofile-fault-tolerance',
  ],
  ['Polly', 'https://www.pollydocs.org/', ['resilience'], 'nuget:polly nuget:polly.* nuget:microsoft.extensions.http.polly'],
  [
    'Microsoft.Extensions.Http.Resilience',
    'https://learn.microsoft.com/dotnet/core/resilience/http-resilience',
    ['resilience'],
    'nuget:microsoft.extensions.http.resilience nuget:microsoft.extensions.resilience',
  ],
  [
    '',
    'https://nodeshift.dev/opossum/',
    ['resilience'],
    'npm:opossum npm:cockatiel npm:brakes npm:axios-retry npm:p-retry npm:async-retry npm:nestjs-resilience npm:mollitia go:github.com/sony/gobreaker* go:github.com/eapache/go-resiliency* go:github.com/cenkalti/backoff* go:github.com/avast/retry-go* go:github.com/hashicorp/go-retryablehttp pypi:tenacity pypi:pybreaker pypi:circuitbreaker pypi:aiobreaker pypi:backoff pypi:stamina gem:circuitbox gem:stoplight gem:semian gem:retriable gem:faraday-retry composer:ackintosh/ganesha composer:leocarmo/circuit-breaker-php crate:failsafe crate:backoff crate:backon hex:fuse hex:retry',
  ],
  [
    'OpenTelemetry',
    'https://opentelemetry.io/docs/languages/',
    ['tracing'],
    'npm:@opentelemetry/sdk-* npm:@opentelemetry/auto-instrumentations-* npm:@opentelemetry/instrumentation* npm:@opentelemetry/exporter-* npm:nestjs-otel maven:io.opentelemetry* maven:io.micrometer:micrometer-tracing-bridge-otel maven:io.quarkus:quarkus-opentelemetry go:go.opentelemetry.io/otel* go:go.opentelemetry.io/contrib/* pypi:opentelemetry-sdk pypi:opentelemetry-distro pypi:opentelemetry-instrumentation* pypi:opentelemetry-exporter-* nuget:opentelemetry nuget:opentelemetry.* composer:open-telemetry/* gem:opentelemetry-* crate:opentelemetry crate:opentelemetry-* crate:tracing-opentelemetry hex:opentelemetry hex:opentelemetry_*',
  ],
  [
    'Zipkin',
    'https://zipkin.io/pages/tracers_instrumentation',
    ['tracing'],
    'npm:zipkin npm:zipkin-* maven:io.zipkin* maven:org.springframework.cloud:spring-cloud-starter-zipkin maven:org.springframework.cloud:spring-cloud-sleuth-zipkin maven:io.micrometer:micrometer-tracing-bridge-brave go:github.com/openzipkin/* pypi:py-zipkin nuget:zipkin4net* composer:openzipkin/zipkin gem:zipkin-tracer',
  ],
  [
    'Spring Cloud Sleuth',
    'https://docs.spring.io/spring-cloud-sleuth/docs/current/reference/html/',
    ['tracing'],
    'maven:org.springframework.cloud:spring-cloud-starter-sleuth maven:org.springframework.cloud:spring-cloud-sleuth*',
  ],
  ['Micrometer Tracing', 'https://docs.micrometer.io/tracing/reference/', ['tracing'], 'maven:io.micrometer:micrometer-tracing*'],
  [
    'Jaeger',
    'https://www.jaegertracing.io/docs/1.21/client-libraries/',
    ['tracing'],
    'npm:jaeger-client npm:opentracing maven:io.jaegertracing:* maven:io.opentracing* go:github.com/uber/jaeger-client-go* go:github.com/opentracing/opentracing-go* go:github.com/opentracing-contrib/* pypi:jaeger-client pypi:opentracing pypi:opentracing-* nuget:jaeger nuget:jaeger.* nuget:opentracing* composer:jonahgeorge/jaeger-client-php gem:jaeger-client',
  ],
  [
    'Instana',
    'https://www.ibm.com/docs/en/instana-observability/current?topic=technologies-monitoring-supported',
    ['tracing'],
    'npm:@instana/* maven:com.instana:* go:github.com/instana/go-sensor* pypi:instana gem:instana composer:instana/* nuget:instana.*',
  ],
  [
    'Datadog',
    'https://docs.datadoghq.com/tracing/trace_collection/',
    ['tracing'],
    'npm:dd-trace maven:com.datadoghq:dd-trace-* go:gopkg.in/datadog/dd-trace-go* go:github.com/datadog/dd-trace-go* pypi:ddtrace nuget:datadog.trace* composer:datadog/dd-trace gem:ddtrace gem:datadog',
  ],
  [
    'New Relic',
    'https://docs.newrelic.com/docs/apm/agents/',
    ['tracing'],
    'npm:newrelic npm:@newrelic/* maven:com.newrelic.agent.java:* go:github.com/newrelic/go-agent* pypi:newrelic nuget:newrelic.agent* gem:newrelic_rpm',
  ],
  [
    'Elastic APM',
    'https://www.elastic.co/docs/reference/apm-agents',
    ['tracing'],
    'npm:elastic-apm-node npm:@elastic/apm-rum maven:co.elastic.apm:* go:go.elastic.co/apm* pypi:elastic-apm nuget:elastic.apm* gem:elastic-apm',
  ],
  [
    'SkyWalking',
    'https://skywalking.apache.org/docs/',
    ['tracing'],
    'npm:skywalking-backend-js maven:org.apache.skywalking:* go:github.com/skyapm/go2sky* go:github.com/apache/skywalking-go* pypi:apache-skywalking nuget:skyapm.*',
  ],
  [
    'AWS X-Ray',
    'https://docs.aws.amazon.com/xray/latest/devguide/xray-instrumenting-your-app.html',
    ['tracing'],
    'npm:aws-xray-sdk npm:aws-xray-sdk-* maven:com.amazonaws:aws-xray-* go:github.com/aws/aws-xray-sdk-go* pypi:aws-xray-sdk nuget:awsxrayrecorder* gem:aws-xray-sdk',
  ],
  [
    'Application Insights',
    'https://learn.microsoft.com/azure/azure-monitor/app/app-insights-overview',
    ['tracing'],
    'npm:applicationinsights maven:com.microsoft.azure:applicationinsights-* pypi:azure-monitor-opentelemetry pypi:opencensus-ext-azure nuget:microsoft.applicationinsights* nuget:azure.monitor.opentelemetry*',
  ],
  [
    'Google Cloud Trace',
    'https://cloud.google.com/trace/docs/setup',
    ['tracing'],
    'npm:@google-cloud/trace-agent npm:@google-cloud/opentelemetry-cloud-trace-exporter go:contrib.go.opencensus.io/exporter/stackdriver* pypi:opencensus-ext-stackdriver',
  ],
];
