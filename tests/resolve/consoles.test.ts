import { expect, test } from 'vitest';
import { runsCommandAside } from '../../src/resolve/knowledge/consoles.ts';

const isAside = (line: string) => runsCommandAside(line.split(' '));

test.each([
  'php artisan schedule:work',
  'php -d memory_limit 512M artisan queue:work --queue serve',
  'gosu www-data php artisan schedule:work',
  'python -m celery -A shop beat',
  'SHOP_MODE night python -u manage.py refunds',
  'bundle exec rake stock:count',
  '/app/bin/rails runner Refunds.all',
])('does one thing and serves nothing: %s', (line) => {
  expect(isAside(line)).toBe(true);
});

test.each([
  'php artisan serve --host 0.0.0.0',
  'php artisan --env production serve',
  'flask --app shop run',
  'gunicorn --chdir /srv/flask app:app',
  'python -m gunicorn --chdir /srv/flask app:app',
  'node /opt/rails server.js',
  'uwsgi --wsgi-file manage.py --http :8000',
  'uwsgi --http :8000 --wsgi-file manage.py --processes 2',
])('serves, or is no console: %s', (line) => {
  expect(isAside(line)).toBe(false);
});
