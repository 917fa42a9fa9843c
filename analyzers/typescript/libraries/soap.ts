import { arg, call, defineLibrary } from '../../../src/code/library.ts';

const described = call({ protocol: 'http', target: arg(0) });

/** Clients of SOAP services: they read the description at its address, and ask where that says. */
export const soap = defineLibrary({
  name: 'soap',
  imports: ['soap'],
  docs: 'https://github.com/vpulim/node-soap#soapcreateclienturl-options-callback---create-a-new-soap-client-from-a-wsdl-url-also-supports-a-local-filesystem-path',
  calls: { createClient: described, createClientAsync: described },
});
