import { own } from '../../src/sdk/index.ts';
import type { Project } from './composer.ts';

/** Frameworks and drivers by package; those with `true` say what the program is and show their version. */
const TECHNOLOGIES: Readonly<Record<string, readonly [name: string, isFramework?: true]>> = {
  'laravel/framework': ['laravel', true],
  'laravel/lumen-framework': ['lumen', true],
  'symfony/framework-bundle': ['symfony', true],
  'slim/slim': ['slim', true],
  'cakephp/cakephp': ['cakephp', true],
  'codeigniter4/framework': ['codeigniter', true],
  'yiisoft/yii2': ['yii', true],
  'laminas/laminas-mvc': ['laminas', true],
  'mezzio/mezzio': ['mezzio', true],
  'hyperf/framework': ['hyperf', true],
  'api-platform/core': ['api-platform', true],
  'spiral/roadrunner': ['roadrunner', true],
  'doctrine/orm': ['doctrine'],
  'guzzlehttp/guzzle': ['guzzle'],
  'php-amqplib/php-amqplib': ['php-amqplib'],
  'predis/predis': ['predis'],
  'ext-redis': ['phpredis'],
  'ext-rdkafka': ['rdkafka'],
  'enqueue/rdkafka': ['rdkafka'],
  'symfony/messenger': ['messenger'],
  'mongodb/mongodb': ['mongodb'],
  'grpc/grpc': ['grpc'],
  'aws/aws-sdk-php': ['aws-sdk'],
};

/** The frameworks of a project, with versions where the lock file fixes them; the language stands first. */
export function technologiesOf(project: Project | undefined): readonly string[] {
  const named = [...(project?.requires ?? [])].flatMap(([name, version]) => {
    const [technology, isFramework] = own(TECHNOLOGIES, name) ?? [];
    if (technology === undefined) return [];
    return [isFramework && version !== undefined ? `${technology} ${version}` : technology];
  });
  return ['php', ...[...new Set(named)].sort()];
}
