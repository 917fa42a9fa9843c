export { constructFacts } from './constructs.ts';
export { connectionTo, engineOf, type Managed, managedFact, providersOwn, SERVICES, type ServiceWord } from './services.ts';
export {
  attribute,
  blockAt,
  instancesOf,
  localSource,
  type Module,
  type Placed,
  readModule,
  referencesIn,
  valueOf,
} from './terraform-module.ts';
