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
  const isHidden = isSecretKey(key) && value !== '' && !isReference(value) && !isSourceName(key, value);
  return isHidden ? MASK : cleanText(value);
}

/** A data source name is an address: only the user in it is secret. */
function isSourceName(key: string, value: string): boolean {
  return /dsn$/i.test(key) && /^[a-z][a-z0-9+.-]{1,30}:(\/\/|host=)|@(tcp6?|udp|unix)\(|(^|\s)host=/i.test(value);
}

/** `${X}`, `$(X)`: names another setting and holds nothing itself. */
export function isReference(value: string): boolean {
  return /^(\$\{[\w.]+\}|\$\([\w.]+\)|\$\w+)$/.test(value);
}

const URL_USER = /\b([a-z][a-z0-9+.-]{1,30}:\/\/)([^\s/@'"`<>]{1,200})@/gi;
/** `user:password@tcp(host:3306)/database`, as https://github.com/go-sql-driver/mysql#dsn-data-source-name has it. */
const DSN_USER = /([^\s:@/'"`(]{1,100}):([^\s@'"`]{1,200})@(?=(?:tcp6?|udp|unix|cloudsql)\()/g;
const URL_PARAMETER =
  /([?&;](?:[\w.-]{0,40}(?:pass|pwd|secret|token|key|sig|signature|auth|code|credential)[\w.-]{0,20})=)([^&\s'"`;<>]{1,400})/gi;
const ASSIGNMENT =
  /(\b[\w.-]{0,60}(?:password|passwd|passphrase|_pass|secret(?:[_-]?key)?|token|(?:jwt|signing|encryption|session)[_-]?(?:key|secret)|(?:api|access|private|account|master)[_-]?key|credentials?|pwd)["'`]?\s{0,4}[:=]\s{0,4})(["'`]?)([^\s"'`,;{}()$<>]{3,400})(\2)/gi;
/** `--token tulips` of a command, also as items of a list. */
const FLAG =
  /((?<![\w-])--?(?:[a-z][\w-]{0,40}[_-])?(?:password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|pwd)(?:["']\s{0,4},)?\s{1,4})(["']?)([^\s"'`,;{}()$<>=-][^\s"'`,;{}()$<>=]{2,400})(\2)(?=[\s"',\]]|$)/gi;
/** `{ name: DB_PASSWORD, value: tulips }`: the key stands beside the value. */
const NAMED_VALUE =
  /(\bname["']?\s{0,4}[:=]\s{0,4}["']?([\w.-]{1,100})["']?\s{0,4},\s{0,4}["']?value["']?\s{0,4}[:=]\s{0,4})("[^"]{0,400}"|'[^']{0,400}'|[^\s"',}\]]{1,400})/gi;
/** A word of one of these stands in each parameter and assignment above; most lines have none. */
const SECRET_WORD = /pass|pwd|secret|token|key|sig|auth|code|credential/i;
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
  const addressed = text.includes('@') ? withoutUsers(known) : known;
  if (!SECRET_WORD.test(text)) return addressed;
  return addressed
    .replace(URL_PARAMETER, `$1${MASK}`)
    .replace(NAMED_VALUE, (whole, head: string, key: string, value: string) =>
      isSecretKey(key) && !isReference(value.replace(/["']/g, '')) ? `${head}${MASK}` : whole,
    )
    .replace(ASSIGNMENT, withoutValue)
    .replace(FLAG, withoutValue);
}

function withoutValue(whole: string, head: string, quote: string, value: string): string {
  return isHarmless(value) ? whole : `${head}${quote}${MASK}${quote}`;
}

function withoutUsers(text: string): string {
  return text
    .replace(URL_USER, (whole, scheme: string, user: string) => (isReference(user) ? whole : `${scheme}${MASK}@`))
    .replace(DSN_USER, `${MASK}@`);
}

/** Code that names a secret but does not hold one: `password: string`, `token = process.env.TOKEN`, `secret: true`. */
function isHarmless(value: string): boolean {
  return /^(true|false|null|undefined|string|number|\*+|process\.env.*|this\..*|config.*|await|new|[a-z]+\.[\w.]+|\[.*)$/i.test(
    value,
  );
}
