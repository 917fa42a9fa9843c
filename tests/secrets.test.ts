import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanSetting, cleanText } from '../src/sdk/secrets.ts';

/** Unlike anything that stands around it. */
const secret = fc.stringMatching(/^Q[A-Za-z0-9]{7,30}Z$/);
const word = fc.stringMatching(/^[a-z]{1,12}$/);

test('no password of a URL stays, whatever stands around it', () => {
  fc.assert(
    fc.property(word, secret, word, fc.string(), (user, password, host, around) => {
      expect(cleanText(`${around} postgres://${user}:${password}@${host}/shop ${around}`)).not.toContain(password);
    }),
  );
});

test('no password of an address without a scheme stays', () => {
  fc.assert(
    fc.property(word, secret, word, (user, password, host) => {
      expect(cleanText(`sql.Open("mysql", "${user}:${password}@tcp(${host}:3306)/shop")`)).not.toContain(password);
    }),
  );
});

test('no address that whoever knows it may use stays', () => {
  fc.assert(
    fc.property(secret, secret, (one, other) => {
      const text = `fetch('https://hooks.slack.com/services/T00/${one}/${other}'); // discord.com/api/webhooks/17/${one}, https://shop.webhook.office.com/webhookb2/${other}`;
      expect(cleanText(text)).not.toMatch(new RegExp(`${one}|${other}`));
      expect(cleanText(`https://api.telegram.org/bot17:${one}/sendMessage`)).toBe('https://api.telegram.org/bot***/sendMessage');
    }),
  );
  expect(cleanText('https://api.telegram.org/bot$TOKEN/getMe')).toBe('https://api.telegram.org/bot$TOKEN/getMe');
});

test('nothing that a request is authorised with stays', () => {
  const written = fc.constantFrom(
    (token: string) => `headers: { Authorization: "Bearer ${token}" }`,
    (token: string) => `curl -H 'authorization: Basic ${token}==' https://orders.example`,
    (token: string) => `request.set('Authorization', 'Token ${token}')`,
    (token: string) => `Authorization: [ "Bearer ${token}" ]`,
    (token: string) => `const value = 'Bearer 1${token}';`,
  );
  fc.assert(
    fc.property(written, secret, (write, token) => {
      expect(cleanText(write(token))).not.toContain(token);
    }),
  );
  const kept = ['Bearer authentication', "'Bearer ' + token", 'Authorization: Bearer ${TOKEN}', 'Basic HTTP/1.1 of 2024'];
  expect(kept.map(cleanText)).toEqual(kept);
});

test('no token of a query stays', () => {
  fc.assert(
    fc.property(fc.constantFrom('token', 'api_key', 'sig', 'client_secret', 'password'), secret, word, (name, value, host) => {
      expect(cleanText(`https://${host}.example/orders?page=2&${name}=${value}#top`)).not.toContain(value);
    }),
  );
});

test('no value of a secret flag stays, also where flag and value are items of a list', () => {
  fc.assert(
    fc.property(fc.constantFrom('--token', '--db-password', '-password', '--api-key'), secret, (flag, value) => {
      expect(cleanText(`serve ${flag} ${value} --fast`)).toBe(`serve ${flag} *** --fast`);
      expect(cleanText(`["serve", "${flag}", "${value}"]`)).toBe(`["serve", "${flag}", "***"]`);
    }),
  );
  expect(cleanText('serve --token $TOKEN --secret id=npm,src=x --token --fast')).toBe(
    'serve --token $TOKEN --secret id=npm,src=x --token --fast',
  );
});

test.each([
  ['--password tu$lips', '--password ***'],
  ['--password "two words" --fast', '--password "***" --fast'],
  ["--password 'p;q123' --fast", "--password '***' --fast"],
  ['--password pa,ss1234 --fast', '--password *** --fast'],
  ['["--password","tulips"]', '["--password","***"]'],
  ['"serve --token tulips"', '"serve --token ***"'],
  ['--secret-key minio123', '--secret-key ***'],
  ['--master-key abcd1234', '--master-key ***'],
  ['--authToken abcdef', '--authToken ***'],
  ['--db-pass tulips', '--db-pass ***'],
  ['redis-server --requirepass tulips', 'redis-server --requirepass ***'],
  ['--password=a;bcdef', '--password=***'],
  ['--token dGVzdA==', '--token ***'],
  ['--password ${DB_PASSWORD:-tulips}', '--password ***'],
  ['mysql -u root -ptulip-72 shop', 'mysql -u root -p*** shop'],
  ["mysqladmin ping -p'two words' --silent", "mysqladmin ping -p'***' --silent"],
  ['["mariadb", "-ptulips"]', '["mariadb", "-p***"]'],
])('the secret of %s is masked', (line, clean) => {
  expect(cleanText(line)).toBe(clean);
});

test.each([
  '--password $DB_PASSWORD',
  '"serve --password ${DB_PASSWORD}"',
  '--password "$DB_PASSWORD" --fast',
  '--password $(cat token)',
  '--token ${{ secrets.TOKEN }}',
  '--token-file x',
  '--password-stdin x',
  'mysql -u root -p$DB_PASSWORD -h db',
  'mysql -u root -p -h db --protocol tcp',
  'docker run --name mysql -p3306:3306 mysql',
])('%s holds no secret', (line) => {
  expect(cleanText(line)).toBe(line);
});

test('no value of a secret setting stays', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('DB_PASSWORD', 'API_TOKEN', 'JWT_SECRET', 'STRIPE_API_KEY', 'privateKey'),
      secret,
      (key, value) => {
        expect(cleanSetting(key, value)).toBe('***');
        expect(cleanText(`${key}=${value}`)).not.toContain(value);
        expect(cleanText(`  ${key}: "${value}"`)).not.toContain(value);
      },
    ),
  );
});

test('cleaning what is clean changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text));
    }),
  );
});

test.each(['a', '=', ':', '//', 'a://', '?key', 'token', 'eyJ', '"', '-----BEGIN '])(
  'long runs of %j are cleaned, and cleaning comes to an end',
  (piece) => {
    const cleaned = cleanText(piece.repeat(Math.floor(100_000 / piece.length)));

    expect(cleanText(cleaned)).toBe(cleaned);
  },
);

test('of a data source name only the user is hidden, and all of what is no address', () => {
  expect(cleanSetting('MESSENGER_TRANSPORT_DSN', 'amqp://shop:hunter2@queue:5672/orders')).toBe('amqp://***@queue:5672/orders');
  expect(cleanSetting('DB_DSN', 'shop:hunter2@tcp(orders-db:3306)/orders')).toBe('***@tcp(orders-db:3306)/orders');
  expect(cleanText('${SHOP_DB:shop:hunter2@tcp(orders-db:3306)/orders}')).toBe('${SHOP_DB:***@tcp(orders-db:3306)/orders}');
  expect(cleanText('${SHOP_USER:shop}:${SHOP_PASS:hunter2}@tcp(orders-db:3306)/orders')).toBe('***@tcp(orders-db:3306)/orders');
  expect(cleanSetting('DB_DSN', 'mysql:host=orders-db;dbname=orders')).toBe('mysql:host=orders-db;dbname=orders');
  expect(cleanSetting('SENTRY_DSN', 'https://0123456789abcdef@errors.example/7')).toBe('https://***@errors.example/7');
  expect(cleanSetting('DSN', 'hunter2')).toBe('***');
});

test('an address with nothing but a host and a port is no secret, whatever its key ends with', () => {
  expect(cleanSetting('gatepass', 'http://gatepass:8080')).toBe('http://gatepass:8080');
  expect(cleanSetting('UNDERPASS', 'https://underpass.example/')).toBe('https://underpass.example/');
  expect(cleanSetting('gatepass', 'http://gate:hunter2@gatepass:8080')).toBe('***');
  expect(cleanSetting('HOOK_TOKEN', 'https://hooks.example/T1/hunter2')).toBe('***');
  expect(cleanSetting('gatepass', 'hunter2:8080')).toBe('***');
});

test('of a secret that is an object of JSON, only where the database is stays', () => {
  fc.assert(
    fc.property(secret, secret, (user, password) => {
      const text = JSON.stringify({
        engine: 'postgres',
        host: 'ledger',
        port: 5432,
        username: user,
        password,
        dbname: 'repairs',
      });
      expect(cleanSetting('LEDGER_SECRET', text)).toBe(
        '{"engine":"postgres","host":"ledger","port":"5432","username":"***","password":"***","dbname":"repairs"}',
      );
      expect(cleanSetting('LEDGER_SECRET', JSON.stringify({ key: password }))).toBe('***');
    }),
  );
});
