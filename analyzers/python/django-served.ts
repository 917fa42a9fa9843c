import type { Program } from '../../src/code/engine.ts';
import type { Repository } from '../../src/sdk/index.ts';

/** What Django loads to serve: https://docs.djangoproject.com/en/stable/ref/applications/ and https://docs.djangoproject.com/en/stable/howto/deployment/ */
const SERVING =
  /(^|\/)(?:(?:wsgi|asgi|urls|settings|apps|models|admin|signals|receivers|middleware|routing)(?:\/[^/]+)?\.py|(?:urls|settings|models|middleware)\/.+\.py)$/;
/** Every process of a project loads its settings, and what the package beside them imports. */
const SETTINGS = /(^|\/)(?:settings\.py|settings\/[^/]+\.py)$/;
/** https://docs.djangoproject.com/en/stable/howto/custom-management-commands/ */
const COMMAND = /(?:^|\/)management\/commands\/([a-z]\w*)\.py$/i;
const MOST_COMMANDS = 60;

/** Settings that name the module of all routes are a project's, with or without its `manage.py`: https://docs.djangoproject.com/en/stable/ref/settings/#root-urlconf */
export function isProject(path: string, repository: Repository): boolean {
  return SETTINGS.test(path) && /^ROOT_URLCONF\s*=/m.test(repository.read(path)?.text ?? '');
}

/** The ways in which a Django project is started: to serve, or for one command of its own. */
export function servedBy(own: readonly string[]): NonNullable<Program['served']> {
  const commands = own.flatMap((path) => {
    const name = COMMAND.exec(path)?.[1];
    return name === undefined ? [] : [[path, [name]] as const];
  });
  return {
    from: own.filter((path) => SERVING.test(path)),
    always: own.filter((path) => SETTINGS.test(path)),
    commands: new Map(commands.slice(0, MOST_COMMANDS)),
  };
}
