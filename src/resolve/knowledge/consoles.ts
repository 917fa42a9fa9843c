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

/** Whether the words of a command line give a framework's console a command that serves nothing: `php artisan schedule:work`. */
export function runsCommandAside(words: readonly string[]): boolean {
  return words.some((word, index) => {
    const serving = consoleOf(word);
    const given = words.slice(index + 1).filter((each) => !each.startsWith('-'));
    return serving !== undefined && given.length > 0 && !given.some((each) => serving.test(each));
  });
}

function consoleOf(word: string): RegExp | undefined {
  const names = [word.slice(word.lastIndexOf('/') + 1), word.split('/').slice(-2).join('/')];
  return names.flatMap((name) => (Object.hasOwn(SERVING, name) ? (SERVING[name] ?? []) : []))[0];
}
