/** What a column of a table is about. */
export type Role =
  | 'from'
  | 'to'
  | 'producer'
  | 'consumer'
  | 'channel'
  | 'service'
  | 'port'
  | 'url'
  | 'method'
  | 'path'
  | 'protocol'
  | 'technology';

/** Headers as people write them; a table with others in these places is not read. */
const HEADERS: Readonly<Record<Role, readonly string[]>> = {
  from: words('from|source|source service|from service|caller|calling service|calling|client service|origin|requester'),
  to: words('to|target|target service|to service|callee|called service|called|destination|destination service|provider'),
  producer: words('producer|producers|publisher|publishers|published by|produced by|producing service|sent by|emitted by|sender'),
  consumer: words(
    'consumer|consumers|subscriber|subscribers|consumed by|subscribed by|consuming service|listener|listeners|received by|receiver',
  ),
  channel: words(
    'topic|topic name|queue|queue name|event|event name|events|channel|subject|exchange|message|routing key|topic queue',
  ),
  service: words('service|services|service name|microservice|micro service|component|application|app|name|container'),
  port: words('port|ports|service port|container port|default port|http port|port number|listens on|local port'),
  url: words('url|base url|address|local url'),
  method: words('method|http method|verb|http verb|request method'),
  path: words('path|route|endpoint|uri|url path|endpoints|resource'),
  protocol: words('protocol|transport|protocol port|communication|type of communication|via'),
  technology: words(
    'technology|technologies|tech|tech stack|stack|language|languages|language framework|programming language|framework|runtime|built with',
  ),
};

/** Which column has which role, by its index; of two columns with one role the first counts. */
export function rolesOf(columns: readonly string[]): ReadonlyMap<Role, number> {
  const roles = new Map<Role, number>();
  for (const [index, column] of columns.entries()) {
    const header = column
      .slice(0, 80)
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim();
    const role = ROLES.find((each) => HEADERS[each].includes(header));
    if (role !== undefined && !roles.has(role)) roles.set(role, index);
  }
  return roles;
}

const ROLES = Object.keys(HEADERS) as readonly Role[];

function words(text: string): readonly string[] {
  return text.split('|');
}
