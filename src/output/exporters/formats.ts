import type { Architecture } from '../../model/architecture.ts';
import { serialise, toArchitectureFile } from '../architecture-file.ts';
import { asyncapiOf } from './asyncapi.ts';
import { toBackstage } from './backstage.ts';
import { toCsv } from './csv.ts';
import { toCyclonedx } from './cyclonedx.ts';
import { toD2 } from './d2.ts';
import { toDot } from './dot.ts';
import { toLikec4 } from './likec4.ts';
import { openapiOf } from './openapi.ts';
import { toPlantuml } from './plantuml.ts';
import { serviceDocuments } from './service-documents.ts';
import { toStructurizr } from './structurizr.ts';
import { type Ink, toText } from './text.ts';

interface FormatOptions {
  /** Only for text on a terminal. */
  readonly ink?: Ink;
  /** Only this service, in formats that have a document for each. */
  readonly service?: string;
}

/** One way to print the architecture. */
export interface Format {
  /** Has a document for each service. */
  readonly isByService?: true;
  print(architecture: Architecture, options?: FormatOptions): string;
}

/** Every format by the name that `scan --format` takes. */
export const formats: Readonly<Record<string, Format>> = {
  json: { print: (architecture) => serialise(toArchitectureFile(architecture)) },
  text: { print: (architecture, { ink } = {}) => toText(architecture, ink) },
  dot: { print: toDot },
  plantuml: { print: toPlantuml },
  structurizr: { print: toStructurizr },
  likec4: { print: toLikec4 },
  d2: { print: toD2 },
  backstage: { print: toBackstage },
  openapi: { isByService: true, print: (architecture, { service } = {}) => serviceDocuments(architecture, openapiOf, service) },
  asyncapi: { isByService: true, print: (architecture, { service } = {}) => serviceDocuments(architecture, asyncapiOf, service) },
  cyclonedx: { print: toCyclonedx },
  csv: { print: toCsv },
};
