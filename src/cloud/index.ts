export { constructFacts, constructsOf, exportsIn, functionFolders } from './constructs/index.ts';
export { serviceFilesInCode } from './serverless/code-files.ts';
export { connectionTo, engineOf, type Managed, managedFact, SERVICES, type ServiceWord } from './services.ts';
export { attribute, blockAt, localSource, type Module, type Placed } from './terraform-blocks.ts';
export { entriesOf, instancesOf, textsIn, valueOf } from './terraform-module.ts';
export { NAMESPACE } from './terraform-names.ts';
export { calledModule, readModule } from './terraform-read.ts';
export { membersIn, referencesIn, referenceTo } from './terraform-references.ts';
