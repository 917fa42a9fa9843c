// https://www.w3.org/TR/2001/NOTE-wsdl-20010315 and https://www.w3.org/TR/2007/REC-wsdl20-20070626
import {
  cleanText,
  defineAnalyzer,
  type FactDraft,
  type Findings,
  parseXml,
  type Source,
  type XmlElement,
} from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'wsdl',
  files: ['**/*.wsdl'],
  analyze: (sources) => {
    const found = sources.map(analyzeFile);
    return { facts: found.flatMap(({ facts }) => facts), problems: found.flatMap(({ problems }) => problems) };
  },
});

/** `definitions` of version 1.1, `description` of 2.0. */
function analyzeFile(source: Source): Findings {
  const { root, problems } = parseXml(source);
  if (root.name !== 'definitions' && root.name !== 'description') return { facts: [], problems };
  const interfaces = [...root.children('portType'), ...root.children('interface')];
  const operations = interfaces.flatMap((each) => each.children('operation'));
  return { facts: root.children('service').flatMap((service) => serviceFacts(service, operations)), problems };
}

/** A service offers the operations of the document at the addresses of its ports. */
function serviceFacts(service: XmlElement, operations: readonly XmlElement[]): readonly FactDraft[] {
  const name = cleanText(service.attribute('name') ?? '');
  if (name === '') return [];
  const named = [...new Map(operations.flatMap((each) => nameOf(each).map((text) => [text, each] as const)))];
  const servers = [...new Set([...service.children('port'), ...service.children('endpoint')].flatMap(addressesOf))];
  const each = named.map(
    ([operation, element]): FactDraft => ({
      kind: 'operation',
      evidence: element.evidence(),
      contract: service.source.path,
      protocol: 'http',
      method: 'RPC',
      path: `${name}/${operation}`,
    }),
  );
  const names = named.map(([operation]) => `RPC ${name}/${operation}`);
  return [
    {
      kind: 'contract',
      evidence: service.evidence(),
      protocol: 'http',
      name: service.source.path,
      operations: names,
      ...(servers.length > 0 ? { servers } : {}),
    },
    ...each,
  ];
}

function nameOf(element: XmlElement): readonly string[] {
  const name = element.attribute('name');
  return name === undefined ? [] : [cleanText(name)];
}

/** `<soap:address location="…"/>` of a port, the `address` of an endpoint. */
function addressesOf(port: XmlElement): readonly string[] {
  const own = port.attribute('address');
  const inner = port.children('address').flatMap((address) => address.attribute('location') ?? []);
  return [...(own === undefined ? [] : [own]), ...inner].map(cleanText);
}
