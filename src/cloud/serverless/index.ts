export { declaredIn } from './declared.ts';
export { templateFacts } from './resources.ts';
export { serviceFacts } from './service-file.ts';
export { type Exports, exportsOf } from './template.ts';
export { Variables } from './variables.ts';
