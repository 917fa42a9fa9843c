/**
 * Consoles of frameworks, with those of their commands that serve the application; any other does one thing and serves nothing. Sources:
 * https://laravel.com/docs/artisan, https://laravel.com/docs/octane#serving-your-application, https://symfony.com/doc/current/console.html,
 * https://docs.djangoproject.com/en/stable/ref/django-admin/, https://guides.rubyonrails.org/command_line.html,
 * https://flask.palletsprojects.com/en/stable/cli/, https://docs.celeryq.dev/en/stable/reference/cli.html
 */
const SERVING: Readonly<Record<string, RegExp | undefined>> = {
  artisan: /^(?:serve|octane(?::\w+)?|swoole:\w+)$/,
  'bin/console': /^(?:server:\w+|swoole:\w+)$/,
  'manage.py': /^(?:run\w*server\w*|testserver|run_?gunicorn|gunicorn|daphne|serve\w*)$/,
  'django-admin': /^(?:runserver|testserver)$/,
  'bin/rails': /^(?:s|server)$/,
  rails: /^(?:s|server)$/,
  rake: /^(?!)/,
  flask: /^run$/,
  celery: /^(?!)/,
};

/** What runs a console that stands after it, or only starts another program. */
const RUNNER =
  /^(?:\S*\/)?(?:(?:php|python|pypy|ruby)[\d.]*|exec|run|env|sh|bash|tini|dumb-init|bundle|poetry|pipenv|uv)$|^(?:--|-m|-l?c|-ec)$/;
/** What runs the rest as the user that it names. */
const AS_USER = /^(?:\S*\/)?(?:gosu|su-exec)$/;
/** Options of interpreters that have a value: `php -d memory_limit=1G artisan`. */
const VALUED = /^-[dXW]$/;
const VARIABLE = /^[A-Z][A-Z0-9_]*$/;

/** Whether the words of a command line give a framework's console a command that serves nothing: `php artisan schedule:work`. */
export function runsCommandAside(words: readonly string[]): boolean {
  return words.some((word, index) => {
    const serving = consoleOf(word);
    if (serving === undefined || !isRun(words.slice(0, index))) return false;
    const given = commandsIn(words.slice(index + 1));
    return given.length > 0 && !given.some((each) => serving.test(each));
  });
}

/** Whether a line runs what stands after these words, and does not only name it: `uwsgi --wsgi-file manage.py`. */
function isRun(before: readonly string[]): boolean {
  for (let at = before.length - 1; at >= 0; ) {
    const [twoBack = '', oneBack = '', word = ''] = [before[at - 2], before[at - 1], before[at]];
    if (RUNNER.test(word) || AS_USER.test(oneBack)) return true;
    if (word.startsWith('-')) at -= 1;
    else if (VALUED.test(oneBack) || VARIABLE.test(oneBack)) at -= 2;
    else if (VALUED.test(twoBack)) at -= 3;
    else return false;
  }
  return true;
}

/** The first word that is no option; one right after an option may be its value, then the next one may be it as well. */
function commandsIn(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word, index) => !word.startsWith('-') && !words[index - 1]?.startsWith('-'));
  return words.slice(0, first < 0 ? words.length : first + 1).filter((word) => !word.startsWith('-'));
}

function consoleOf(word: string): RegExp | undefined {
  const names = [word.slice(word.lastIndexOf('/') + 1), word.split('/').slice(-2).join('/')];
  return names.flatMap((name) => (Object.hasOwn(SERVING, name) ? (SERVING[name] ?? []) : []))[0];
}
