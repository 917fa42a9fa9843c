/**
 * Environment variables that platforms, runtimes and libraries set or read by themselves: a program that gets them need not name
 * them, and one that reads them need not be given them.
 */
const NAMES = new Set(
  [
    // https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html and what container runtimes set
    'HOME HOSTNAME PATH USER LOGNAME SHELL LANG LANGUAGE TZ TERM PWD TMPDIR TEMP TMP UID GID PUID PGID EDITOR PAGER NO_COLOR FORCE_COLOR COLUMNS LINES',
    // https://cloud.google.com/run/docs/container-contract, https://devcenter.heroku.com/articles/dynos
    'PORT DYNO K_SERVICE K_REVISION K_CONFIGURATION GOOGLE_APPLICATION_CREDENTIALS GOOGLE_CLOUD_PROJECT GCLOUD_PROJECT GCP_PROJECT',
    // https://kubernetes.io/docs/tasks/inject-data-application/environment-variable-expose-pod-information/ by convention
    'POD_NAME POD_IP POD_NAMESPACE NODE_NAME NODE_IP HOST_IP NAMESPACE MY_POD_NAME MY_POD_IP MY_POD_NAMESPACE MY_NODE_NAME',
    // https://nodejs.org/api/cli.html#environment-variables_1, https://www.npmjs.com/package/debug
    'NODE_ENV NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS NODE_TLS_REJECT_UNAUTHORIZED DEBUG CHOKIDAR_USEPOLLING WATCHPACK_POLLING CI GENERATE_SOURCEMAP UV_THREADPOOL_SIZE',
    // https://github.com/motdotla/dotenv, https://kafka.js.org/docs/migration-guide-v2.0.0#producer-new-default-partitioner
    'KAFKAJS_NO_PARTITIONER_WARNING SUPPRESS_NO_CONFIG_WARNING ALLOW_CONFIG_MUTATIONS',
    // https://docs.python.org/3/using/cmdline.html#environment-variables, https://docs.gunicorn.org/en/stable/settings.html#settings
    'PYTHONUNBUFFERED PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHASHSEED PYTHONIOENCODING GUNICORN_CMD_ARGS WEB_CONCURRENCY FORWARDED_ALLOW_IPS C_FORCE_ROOT',
    // https://docs.djangoproject.com/en/stable/topics/settings/, https://flask.palletsprojects.com/config/
    'DJANGO_SETTINGS_MODULE DJANGO_SUPERUSER_USERNAME DJANGO_SUPERUSER_PASSWORD DJANGO_SUPERUSER_EMAIL',
    // https://pkg.go.dev/runtime#hdr-Environment_Variables, https://gin-gonic.com/docs/, https://pkg.go.dev/google.golang.org/grpc/grpclog
    'GOGC GOMAXPROCS GOMEMLIMIT GODEBUG GOTRACEBACK GIN_MODE CGO_ENABLED GOPROXY',
    // https://docs.oracle.com/en/java/javase/21/troubleshoot/environment-variables-and-system-properties.html
    'JAVA_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS JAVA_OPTIONS JAVA_HOME JVM_OPTS CATALINA_OPTS MAVEN_OPTS GRADLE_OPTS',
    // https://guides.rubyonrails.org/configuring.html, https://github.com/puma/puma
    'DATABASE_URL REDIS_URL SECRET_KEY_BASE RACK_ENV MALLOC_ARENA_MAX BUNDLE_PATH',
    // https://docs.docker.com/compose/how-tos/environment-variables/
    'VIRTUAL_HOST VIRTUAL_PORT LETSENCRYPT_HOST LETSENCRYPT_EMAIL SERVICE_NAME SERVICE_IGNORE SERVICE_TAGS',
    // https://rust-lang-nursery.github.io/rust-cookbook/development_tools/debugging/config_log.html
    'RUST_LOG RUST_BACKTRACE ROCKET_PORT ROCKET_ADDRESS ROCKET_ENV LOG_LEVEL LOGLEVEL ENV ENVIRONMENT APP_ENV',
  ].flatMap((names) => names.split(' ')),
);

/** Families of names that a runtime, framework, SDK or agent reads by itself. */
const FAMILIES =
  /^(SPRING_|SERVER_|MANAGEMENT_|LOGGING_|EUREKA_|FEIGN_|RIBBON_|HYSTRIX_|ZIPKIN_|QUARKUS_|MICRONAUT_|MP_|ASPNETCORE_|DOTNET_|COMPLUS_|KESTREL_|OTEL_|JAEGER_|DD_|NEW_RELIC_|ELASTIC_APM_|SENTRY_|SW_|INSTANA_|AWS_|AZURE_|GOOGLE_|GRPC_|NPM_|YARN_|PNPM_|RAILS_|FLASK_|UVICORN_|CELERY_|KUBERNETES_|DAPR_|VAULT_|CONSUL_|PG[A-Z]|REACT_APP_|VITE_|NEXT_|NUXT_|npm_|LC_|http_|https_|no_|HTTP_PROXY|HTTPS_PROXY|NO_PROXY|ALL_PROXY|SSL_CERT_|PRISMA_|PM2_|LD_|BUNDLER_|PIP_)/;

/** What Kubernetes and docker links put into every container for each Service: https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables */
const INJECTED = /_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9]+)?|PORT_\d+_(TCP|UDP)(_(ADDR|PORT|PROTO))?)$/;

/** Whether a variable of this name can be there, or be read, without anybody writing so. */
export function isPlatformVariable(key: string): boolean {
  return NAMES.has(key) || FAMILIES.test(key) || INJECTED.test(key);
}
