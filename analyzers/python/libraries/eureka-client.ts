import { call, defineLibrary, type Effect, each, first, join, keyword, param, text, url } from '../../../src/code/library.ts';

const registered = url(join(text('http://'), param(0, 'app_name')), param(1, 'service'));
const asked = call({ protocol: 'http', method: first(keyword('method'), text('GET')), target: registered });
const NAMES = ['do_service', 'do_service_async', 'walk_nodes', 'walk_nodes_async'];

/** Requests to whoever registered with Eureka under a name; a walker is handed the addresses and asks by itself. */
export const eurekaClient = defineLibrary({
  name: 'py-eureka-client',
  imports: ['py_eureka_client', 'py_eureka_client.eureka_client'],
  docs: 'https://github.com/keijack/python-eureka-client#readme',
  namespaces: ['eureka_client'],
  creates: { get_client: 'EurekaClient', init: 'EurekaClient', init_async: 'EurekaClient' },
  calls: each<Effect>([...NAMES, ...NAMES.map((name) => `EurekaClient.${name}`)], (name) => [name, asked]),
});
