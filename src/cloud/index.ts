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
  NAMESPACE,
  type Placed,
  readModule,
  sourceOf,
  textsIn,
  valueOf,
} from './terraform-module.ts';
export { referencesIn } from './terraform-references.ts';
