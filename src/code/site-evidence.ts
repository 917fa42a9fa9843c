import type { Evidence } from '../model/evidence.ts';
import type { SiteReference } from './thing.ts';

/** A place of the code as evidence. */
export function evidenceOf(site: SiteReference): Evidence {
  return { path: site.module.path, line: site.place.line, text: site.place.text };
}
