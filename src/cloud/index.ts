export { constructFacts } from './constructs.ts';
export { connectionTo, engineOf, type Managed, managedFact, providersOwn, SERVICES, type ServiceWord } from './services.ts';
export {
  attribute,
  blockAt,
  entriesOf,
  givenBy,
  instancesOf,
  localSource,
  type Module,
  type Placed,
  readModule,
  referencesIn,
  sourceOf,
  textsIn,
  valueOf,
} from './terraform-module.ts';
