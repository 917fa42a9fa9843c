import { arg, call, defineLibrary, type Effect, each, type Library, type Selector } from '../../../src/code/library.ts';
import { SOAP_ENDPOINT } from '../conventions.ts';

function post(target: Selector): Effect {
  return call({ protocol: 'http', method: 'POST', target });
}

/** Those that are given an address before what they send; others use the default one. */
const TO_ADDRESS = ['marshalSendAndReceive/3', 'sendSourceAndReceive/4', 'sendSourceAndReceiveToResult/4', 'sendAndReceive/3'];

const NAME = 'spring-ws';

/** Spring Web Services. */
const springWs = defineLibrary({
  name: NAME,
  imports: [
    'org.springframework.ws.client.core',
    'org.springframework.ws.client.core.support',
    'org.springframework.ws.soap.client.core',
  ],
  docs: 'https://docs.spring.io/spring-ws/docs/current/reference/html/#client',
  types: { WebServiceOperations: 'WebServiceTemplate' },
  creates: { 'WebServiceGatewaySupport.getWebServiceTemplate': 'WebServiceTemplate', SoapActionCallback: 'Callback' },
  calls: {
    // What is sent may go first too, with a callback behind it.
    'WebServiceTemplate.marshalSendAndReceive/2': { ...post(arg(0)), unless: [arg(1), NAME] } as Effect,
    ...each<Effect>(TO_ADDRESS, (name) => [`WebServiceTemplate.${name}`, post(arg(0))]),
    ...each<Effect>(['WebServiceTemplate', 'WebServiceGatewaySupport'], (type) => [`${type}.setDefaultUri`, post(arg(0))]),
  },
});

/** Generated clients of JAX-WS; the address is put into a map of theirs. */
const jaxWs = defineLibrary({
  name: 'jax-ws',
  imports: ['javax.xml.ws', 'jakarta.xml.ws'],
  globals: [SOAP_ENDPOINT],
  docs: 'https://jakarta.ee/specifications/xml-web-services/4.0/apidocs/jakarta.xml.ws/jakarta/xml/ws/bindingprovider',
  calls: { [SOAP_ENDPOINT]: post(arg(1)) },
});

/** Clients that CXF makes of interfaces. */
const cxf = defineLibrary({
  name: 'cxf-jaxws',
  imports: ['org.apache.cxf.jaxws', 'org.apache.cxf.frontend'],
  docs: 'https://cxf.apache.org/docs/how-do-i-develop-a-client.html',
  types: { JaxWsProxyFactoryBean: 'ClientProxyFactoryBean' },
  calls: { 'ClientProxyFactoryBean.setAddress': post(arg(0)) },
});

export const soapClients: readonly Library[] = [springWs, jaxWs, cxf];
