import { contract, defineLibrary, first, join, keyword, made, param, text } from '../../../src/code/library.ts';

const file = param(0, 'specification');
const inFolder = join(made('ConnexionApp', keyword('specification_dir')), text('/'), file);
const served = contract('serves', first(inFolder, file), keyword('base_path'));

/** Routes by a description; `base_path` stands before the paths in place of the description's servers. */
export const connexion = defineLibrary({
  name: 'connexion',
  imports: ['connexion'],
  docs: 'https://connexion.readthedocs.io/en/latest/quickstart.html',
  creates: {
    App: 'ConnexionApp',
    FlaskApp: 'ConnexionApp',
    AsyncApp: 'ConnexionApp',
    AioHttpApp: 'ConnexionApp',
    ConnexionMiddleware: 'ConnexionApp',
  },
  calls: { 'ConnexionApp.add_api': served },
});
