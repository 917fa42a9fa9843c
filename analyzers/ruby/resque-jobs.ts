import type { ClassDraft } from '../../src/frontend/module-draft.ts';
import { spelled } from '../../src/frontend/rule-walker.ts';
import type { At, Lowering } from './lowering.ts';

/** How a class that is a job itself is spelled. */
export const JOB = 'job';
/** What the class itself is asked for its queue by. */
export const QUEUE = 'queue of job';

/** A class with a queue and a `perform` of its own is a job: https://github.com/resque/resque#overview */
export function noteJob(draft: ClassDraft, at: At, lowering: Lowering): void {
  const queue = draft.fields.find(({ name }) => name === '@queue');
  const performs = draft.methods.some((index) => {
    const method = lowering.draft.functions[index];
    return method?.name === 'perform' && method.isStatic;
  });
  const [value] = queue?.values ?? [];
  if (!queue || !value || !performs) return;
  draft.fields.push({ ...queue, name: QUEUE, isStatic: true });
  lowering.draft.call({
    callee: spelled('Resque', JOB),
    arguments: [value.expression],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: queue.place,
  });
}
