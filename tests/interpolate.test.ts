import { describe, expect, test } from 'vitest';
import { literal } from '../src/model/value.ts';
import { interpolate, settingValue, substitute } from '../src/sdk/interpolate.ts';
import { describeValue } from './support/describe-value.ts';

describe('interpolate', () => {
  test("takes Micronaut's default with colons from between its backticks", () => {
    const value = interpolate('${ORDERS_URL:`http://orders:8080`}', 'colon');

    expect(describeValue(value)).toBe('${ORDERS_URL:-http://orders:8080}');
  });

  test.each([
    ['$HOST:80', '${HOST}:80'],
    ['${HOST}', '${HOST}'],
    ['${HOST:-shop}', '${HOST:-shop}'],
    ['${HOST-}', '${HOST:-}'],
    ['${A:-${B:-c}}/d', '${A:-${B:-c}}/d'],
    ['${HOST:?say it}', '${HOST}'],
    ['${FLAG:+yes}', '(yes|)'],
    ['5$$', '5$'],
    ['${open', '${open'],
    ['$1 and $', '$1 and $'],
    ['${not a name}', '${not a name}'],
  ])('reads %s', (text, expected) => {
    expect(describeValue(interpolate(text))).toBe(expected);
  });

  test('reads the references of Kubernetes', () => {
    expect(interpolate('$(HOST)', 'parentheses')).toEqual({ is: 'setting', key: 'HOST' });
    expect(describeValue(interpolate('$$(HOST)/${HOST}', 'parentheses'))).toBe('$(HOST)/${HOST}');
  });

  test('puts in what the file fixes', () => {
    const value = substitute(interpolate('http://${HOST}:${PORT:-80}'), (key) => (key === 'HOST' ? literal('shop') : undefined));

    expect(describeValue(value)).toBe('http://shop:${PORT:-80}');
  });
});

describe('settingValue', () => {
  test.each([
    ['DB_PASSWORD', 'tulip-77', '***'],
    ['DB_PASSWORD', '${DB_PASSWORD}', '${DB_PASSWORD}'],
    ['DB_PASSWORD', '${DB_PASSWORD:-tulip-77}', '${DB_PASSWORD:-***}'],
    ['DB_PASSWORD', 'tulip-77${SUFFIX}', '***'],
    ['STOCK_DSN', 'postgres://shop:tulip-77@stock-db:5432/stock', 'postgres://***@stock-db:5432/stock'],
    ['STOCK_DSN', 'postgres://shop:${STOCK_PASSWORD:-tulip-77}@stock-db/stock', 'postgres://***@stock-db/stock'],
    ['STOCK_DSN', 'tulip-77', '***'],
    ['DB_URL', 'postgres://${DB_USER}:tulip-77@db/orders', 'postgres://***@db/orders'],
    ['DB_URL', 'postgres://shop:${DB_PASSWORD:-tulip-77}@${DB_HOST:-db}/orders', 'postgres://***@${DB_HOST:-db}/orders'],
    ['DB_URL', '${DB_URL:-postgres://shop:tulip-77@db/orders}', '${DB_URL:-postgres://***@db/orders}'],
    ['OPTIONS', '--token=${TOKEN:-tulip-77} --fast', '--token=*** --fast'],
    ['ECHO', '${MAIL_PASSWORD:+tulip-77}', '(***|)'],
  ])('keeps no secret of %s=%s', (key, text, expected) => {
    expect(describeValue(settingValue(key, text))).toBe(expected);
  });
});

test('what a template expression decides is not known', () => {
  expect(interpolate('http://\uE000:8080')).toMatchObject({ is: 'concat', parts: [{}, { is: 'unknown' }, { value: ':8080' }] });
});
