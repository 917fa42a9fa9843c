import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  keyword,
  type Library,
  made,
  type Selector,
  text,
  url,
} from '../../../src/code/library.ts';

const requested = call({
  protocol: 'http',
  method: first(made('WebRequest', keyword('Method')), text('GET')),
  target: made('WebRequest', arg(0)),
});

/** What HttpClient took the place of: a request is an object, and a `WebClient` has a method for each kind of content. */
export const webRequests: Library = defineLibrary({
  name: 'system-net-requests',
  imports: ['System.Net'],
  docs: 'https://learn.microsoft.com/dotnet/api/system.net.webrequest.create',
  creates: {
    'WebRequest.Create': 'WebRequest',
    'WebRequest.CreateHttp': 'WebRequest',
    'HttpWebRequest.Create': 'WebRequest',
    'HttpWebRequest.CreateHttp': 'WebRequest',
  },
  types: { HttpWebRequest: 'WebRequest' },
  calls: {
    ...each<Effect>(['GetResponse', 'GetResponseAsync', 'BeginGetResponse'], (name) => [`WebRequest.${name}`, requested]),
    ...ofWebClient('GET', 'Download', ['String', 'Data', 'File']),
    ...ofWebClient('POST', 'Upload', ['String', 'Data', 'File', 'Values']),
  },
});

/** `DownloadString(address)`, and `UploadString(address, method, content)` with a method in the middle. */
function ofWebClient(usual: string, verb: string, contents: readonly string[]): Readonly<Record<string, Effect>> {
  const names = contents.flatMap((content) => [content, `${content}Async`, `${content}TaskAsync`]);
  const asked = (method: string | Selector) =>
    call({ protocol: 'http', method, target: url(made('WebClient', keyword('BaseAddress')), arg(0)) });
  return {
    ...each(names, (name) => [`WebClient.${verb}${name}`, asked(usual)] as const),
    ...(verb === 'Upload' ? each(names, (name) => [`WebClient.${verb}${name}/3`, asked(arg(1))] as const) : {}),
  };
}
