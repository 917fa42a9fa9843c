import { own } from '../../src/sdk/index.ts';
import type { Bundle } from './bundler.ts';

/** Frameworks and drivers by gem; those with `true` say what the program is and show their version. */
const TECHNOLOGIES: Readonly<Record<string, readonly [name: string, isFramework?: true]>> = {
  rails: ['rails', true],
  railties: ['rails', true],
  sinatra: ['sinatra', true],
  grape: ['grape', true],
  hanami: ['hanami', true],
  roda: ['roda', true],
  padrino: ['padrino', true],
  sidekiq: ['sidekiq', true],
  karafka: ['karafka', true],
  jekyll: ['jekyll', true],
  resque: ['resque'],
  sneakers: ['sneakers'],
  kicks: ['sneakers'],
  bunny: ['bunny'],
  'ruby-kafka': ['ruby-kafka'],
  rdkafka: ['rdkafka'],
  waterdrop: ['waterdrop'],
  grpc: ['grpc'],
  gruf: ['gruf'],
  graphql: ['graphql'],
  puma: ['puma'],
  pg: ['pg'],
  mysql2: ['mysql2'],
  mongoid: ['mongoid'],
  redis: ['redis'],
  faraday: ['faraday'],
};

/** The frameworks of a bundle, with versions where the lock file fixes them; the language stands first. */
export function technologiesOf(bundle: Bundle | undefined): readonly string[] {
  const named = [...(bundle?.gems ?? [])].flatMap(([gem, version]) => {
    const [technology, isFramework] = own(TECHNOLOGIES, gem) ?? [];
    if (technology === undefined) return [];
    return [isFramework && version !== undefined ? `${technology} ${version}` : technology];
  });
  return ['ruby', ...[...new Set(named)].sort()];
}
