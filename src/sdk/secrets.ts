export const MASK = '***';

/** Keys whose values are secrets whatever they look like. */
const SECRET_KEY =
  /pass(word|wd|phrase)?$|passw|secret|token|(api|access|private|account|master)[_-]?key|credential|(^|[_.-])(pwd|pw|auth|jwt|dsn|salt|cert)([_.-]?key)?$|_key$|encryption/i;
const NOT_SECRET_KEY =
  /(url|uri|host|port|endpoint|path|file|name|ttl|expir\w*|enabled|length|type|algorithm|issuer|audience|id)$/i;

/** Whether a setting of this name holds a secret, so that only its name may be kept. */
export function isSecretKey(key: string): boolean {
  return SECRET_KEY.test(key) && !NOT_SECRET_KEY.test(key);
}

/** A setting's value as it may be kept: masked whole for secret keys, else with the secret parts of URLs masked. */
export function cleanSetting(key: string, value: string): string {
  const isShown = value === '' || isReference(value) || isBareAddress(value) || isSourceName(key, value);
  const isHidden = isSecretKey(key) && !isShown;
  return isHidden ? (placeInSecret(value) ?? MASK) : cleanText(value);
}

/** What a secret of a database says of where that is: https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html */
const PLACE_IN_SECRET = /^(engine|host|port|dbname|dbInstanceIdentifier|dbClusterIdentifier)$/;

/** An object of JSON as a secret, with the place of the database alone left in it; undefined where it says none. */
function placeInSecret(value: string): string | undefined {
  const entries = entriesOfJson(value);
  if (!entries.some(([name, each]) => name === 'host' && typeof each === 'string')) return undefined;
  const isShown = (name: string, each: unknown) => PLACE_IN_SECRET.test(name) && /^(string|number)$/.test(typeof each);
  const shown = entries.map(([name, each]) => [name, isShown(name, each) ? cleanText(String(each)) : MASK]);
  return JSON.stringify(Object.fromEntries(shown));
}

function entriesOfJson(text: string): readonly (readonly [string, unknown])[] {
  if (!text.trimStart().startsWith('{')) return [];
  try {
    return Object.entries(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** A scheme with a host and no more than a port, whoever ends like a secret: `gatepass: http://gatepass:8080`. */
export function isBareAddress(value: string): boolean {
  return /^(?:https?|wss?|grpc|tcp|amqp|nats|redis):\/\/[a-z0-9](?:[a-z0-9.-]{0,100}[a-z0-9])?(?::\d{1,5})?\/?$/i.test(value);
}

/** A data source name is an address: only the user in it is secret. */
function isSourceName(key: string, value: string): boolean {
  return /dsn$/i.test(key) && /^[a-z][a-z0-9+.-]{1,30}:(\/\/|host=)|@(tcp6?|udp|unix)\(|(^|\s)host=/i.test(value);
}

/** `${X}`, `$(X)`: names another setting and holds nothing itself. */
export function isReference(value: string): boolean {
  return /^(\$\{[\w.]+\}|\$\([\w.]+\)|\$\w+)$/.test(value);
}

const URL_USER = /\b([a-z][a-z0-9+.-]{1,30}:\/\/)((?:[^\s/@'"`<>]|<[^<>/@\n]{1,60}>){1,200})@/gi;
/** `user:password@tcp(host:3306)/database`, as https://github.com/go-sql-driver/mysql#dsn-data-source-name has it; also as the default of a reference. */
const DSN_USER =
  /(\$\{[\w.-]{1,100}:-?(?=[^\s}@]{1,300}@))?([^\s:@/'"`(]{1,100}):([^\s@'"`]{1,200})@(?=(?:tcp6?|udp|unix|cloudsql)\()/g;
const URL_PARAMETER =
  /([?&;](?:[\w.-]{0,40}(?:pass|pwd|secret|token|key|sig|signature|auth|code|credential)[\w.-]{0,20})=)([^&\s'"`;<>]{1,400})/gi;
/** What the name of a secret ends in. */
const SECRET_NAME =
  'password|passwd|passphrase|[_-]pass|requirepass|secret(?:[_-]?key)?|token|(?:jwt|signing|encryption|session)[_-]?(?:key|secret)|(?:api|access|private|account|master)[_-]?key|credentials?|pwd';
const ASSIGNMENT = new RegExp(
  `(\\b[\\w.-]{0,60}(?:${SECRET_NAME})["'\`]?\\s{0,4}[:=]\\s{0,4})(["'\`]?)([^\\s"'\`,;{}()$<>]{3,400})(\\2)`,
  'gi',
);
const QUOTED = `"[^"\\n]{1,400}"|'[^'\\n]{1,400}'`;
/** All up to a blank, or to the quote that the whole command stands in. */
const BARE = `(?!-)(?:[^\\s"'\`]|["'\`](?![\\s,;)\\]}]|$)){2,400}`;
/** `--token tulips` of a command, also as items of a list. */
const FLAG = new RegExp(
  `((?<![\\w-])--?[\\w-]{0,60}?(?:${SECRET_NAME}))(?:(["']\\s{0,4},\\s{0,4})(${QUOTED})|(\\s{1,4}|=)(${QUOTED}|${BARE}))`,
  'gi',
);
/** `-ptulips`: https://dev.mysql.com/doc/refman/8.4/en/connecting.html */
const MYSQL_FLAG =
  /((?<![\w-])(?:mysql|mysqldump|mysqladmin|mariadb(?:-dump|-admin)?)(?=[\s"'])[^\n;&|]{0,400}?[\s"']-p)("[^"\n]{1,400}"|'[^'\n]{1,400}'|[^\s"'`;&|]{1,400})/g;
/** `{ name: DB_PASSWORD, value: tulips }`: the key stands beside the value. */
const NAMED_VALUE =
  /(\bname["']?\s{0,4}[:=]\s{0,4}["']?([\w.-]{1,100})["']?\s{0,4},\s{0,4}["']?value["']?\s{0,4}[:=]\s{0,4})("[^"]{0,400}"|'[^']{0,400}'|[^\s"',}\]]{1,400})/gi;
/** What a header is authorised with, as a line of HTTP, an entry or two arguments: https://www.rfc-editor.org/rfc/rfc9110#section-11.4 */
const AUTHORISED =
  /(authorization["'`]?\s{0,4}[:=,]\s{0,4}\[?\s{0,4}["'`]?(?:bearer|basic|digest|token|apikey|bot)\s{1,4})([^\s"'`,;{}()[\]$<>]{3,4000})/gi;
/** The same wherever else, where it looks like one: https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
const BEARER = /(\bbearer\s{1,4})(?=[a-z._~+/=-]{0,400}\d)([\w.~+/=-]{8,4000})/gi;
/** A word of one of these stands in each parameter and assignment above; most lines have none. */
const SECRET_WORD = /bearer|pass|pwd|secret|token|key|sig|auth|code|credential/i;
const WELL_KNOWN =
  /\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{20,255}|sk_(?:live|test)_[A-Za-z0-9]{8,255}|xox[abprs]-[A-Za-z0-9-]{10,255}|AIza[0-9A-Za-z_-]{30,60}|eyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{5,2000}(?:\.[A-Za-z0-9_-]{0,2000})?|SG\.[A-Za-z0-9_-]{10,100}\.[A-Za-z0-9_-]{10,100}|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----.{0,4000})/gs;

/**
 * Addresses that whoever knows them may use: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/,
 * https://discord.com/developers/docs/resources/webhook, https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook,
 * https://core.telegram.org/bots/api#authorizing-your-bot
 */
const WEBHOOK =
  /(hooks\.slack\.com\/(?:services|workflows|triggers)\/|discord(?:app)?\.com\/api\/(?:v\d{1,3}\/)?webhooks\/|webhook\.office\.com\/webhookb2\/|outlook\.office(?:365)?\.com\/webhook\/|api\.telegram\.org\/bot(?=\d))([^\s"'`<>\\${}]{3,4000})/gi;

/** One of these stands in each such address; most lines have none. */
const WEBHOOK_HOST = /slack|discord|office|telegram/i;

/** The rest of the path, but for what is asked of Telegram's bot, is the secret. */
function withoutWebhooks(text: string): string {
  if (!WEBHOOK_HOST.test(text)) return text;
  return text.replace(WEBHOOK, (_, head: string, rest: string) => {
    const method = head.endsWith('bot') && rest.includes('/') ? rest.slice(rest.indexOf('/')) : '';
    return `${head}${MASK}${method}`;
  });
}

/** A text (a line of source, a URL) without user names, passwords, tokens and keys. */
export function cleanText(text: string): string {
  const known = withoutWebhooks(text.replace(WELL_KNOWN, MASK));
  const flagged = /mysql|mariadb/.test(known) ? known.replace(MYSQL_FLAG, withoutMysqlFlag) : known;
  const addressed = text.includes('@') ? withoutUsers(flagged) : flagged;
  if (!SECRET_WORD.test(text)) return addressed;
  return addressed
    .replace(URL_PARAMETER, `$1${MASK}`)
    .replace(AUTHORISED, `$1${MASK}`)
    .replace(BEARER, `$1${MASK}`)
    .replace(NAMED_VALUE, (whole, head: string, key: string, value: string) =>
      isSecretKey(key) && !isReference(value.replace(/["']/g, '')) ? `${head}${MASK}` : whole,
    )
    .replace(ASSIGNMENT, withoutValue)
    .replace(FLAG, withoutFlag);
}

function withoutValue(whole: string, head: string, quote: string, value: string): string {
  return isHarmless(value) ? whole : `${head}${quote}${MASK}${quote}`;
}

function withoutFlag(
  whole: string,
  head: string,
  comma: string | undefined,
  item: string | undefined,
  blank: string | undefined,
  value: string | undefined,
): string {
  return isNoSecret(item ?? value ?? '') ? whole : `${head}${comma ?? blank ?? ''}${masked(item ?? value ?? '')}`;
}

/** `-p3306:3306` are ports of a container of that name. */
function withoutMysqlFlag(whole: string, head: string, value: string): string {
  return isNoSecret(value) || /^[\d:]+:\d+$/.test(value) ? whole : `${head}${masked(value)}`;
}

function masked(value: string): string {
  const quote = /^(["']).*\1$/.test(value) ? value.slice(0, 1) : '';
  return `${quote}${MASK}${quote}`;
}

/** What stands for a value, and what tells where one is kept: `$TOKEN`, `$(cat token)`, `{{ .Values.token }}`, `<token>`, `id=npm`. */
function isNoSecret(value: string): boolean {
  const plain = value.replace(/^["']|["'),;\]}]{1,4}$/g, '');
  return (
    isHarmless(plain) ||
    isReference(plain) ||
    isReference(`${plain}}`) ||
    /^(?:\$\(|\$?\{\{|\{|<|(?:id|type|src|source|env)=)/.test(plain)
  );
}

function withoutUsers(text: string): string {
  return text
    .replace(URL_USER, (whole, scheme: string, user: string) => (isReference(user) ? whole : `${scheme}${MASK}@`))
    .replace(DSN_USER, (_whole, reference = '') => `${reference}${MASK}@`);
}

/** Code that names a secret but does not hold one: `password: string`, `token = process.env.TOKEN`, `secret: true`. */
function isHarmless(value: string): boolean {
  return /^(true|false|null|undefined|string|number|\*+|process\.env.*|this\..*|config.*|await|new|[a-z]+\.[\w.]+|\[.*)$/i.test(
    value,
  );
}
