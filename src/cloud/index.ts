export { connectionTo, engineOf, type Managed, managedFact, SERVICES, type ServiceWord } from './services.ts';
