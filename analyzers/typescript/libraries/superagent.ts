import { arg, call, defineLibrary, type Effect, each } from '../../../src/code/library.ts';

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options'];

function requests(prefix: string): Record<string, Effect> {
  return each(VERBS, (verb) => [
    `${prefix}${verb}`,
    call({ protocol: 'http', method: verb === 'del' ? 'DELETE' : verb.toUpperCase(), target: arg(0) }),
  ]);
}

export const superagent = defineLibrary({
  name: 'superagent',
  imports: ['superagent'],
  docs: 'https://ladjs.github.io/superagent/docs/index.html#request-basics',
  creates: { agent: 'Agent' },
  calls: {
    ...requests(''),
    ...requests('Agent.'),
    default: call({ protocol: 'http', method: arg(0), target: arg(1) }),
  },
});
