export { constructFacts, constructsOf, exportsIn, functionFolders } from './constructs/index.ts';
export { serviceFilesInCode } from './serverless/code-files.ts';
export { connectionTo, engineOf, type Managed, managedFact, SERVICES, type ServiceWord } from './services.ts';
export { attribute, blockAt, localSource, type Placed } from './terraform-blocks.ts';
export {
  entriesOf,
  givenBy,
  instancesOf,
  type Module,
  readModule,
  sourceOf,
  textsIn,
  valueOf,
} from './terraform-module.ts';
export { NAMESPACE } from './terraform-names.ts';
export { referencesIn } from './terraform-references.ts';
