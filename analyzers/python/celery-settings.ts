import type { CallSite, Expression, Module, ObjectEntry, Place } from '../../src/code/ir.ts';
import type { Lead, Stated } from './names-led.ts';

/** A setting of an application, and where it is stated. */
export interface Setting extends Stated {
  readonly place: Place;
  /** It stands in an object or class that is handed over as a whole. */
  readonly isInObject?: true;
}

/**
 * What a module says of the settings of such names: `app.conf.x = …`, `app.conf.update(x=…)`, `app.config_from_object({'x': …})`, a settings
 * module's or class's own `x`, and Flask's `CELERY={'x': …}`: given by name, set under that key, or of a class of its configuration.
 * https://docs.celeryq.dev/en/stable/userguide/application.html#configuration and
 * https://flask.palletsprojects.com/en/stable/patterns/celery/
 */
export function settingsIn(module: Module, names: RegExp, lead: Lead): readonly Setting[] {
  const called = module.calls.flatMap((call) => settingsOfCall(call, module, names, lead));
  const own = (module.scopes[0]?.variables ?? []).flatMap(({ name, values, place }) =>
    values.flatMap((value): readonly Setting[] => {
      if (names.test(name)) return [{ ...value, module, place }];
      return name === 'CELERY' ? entriesOf({ ...value, module }, place, names, lead) : [];
    }),
  );
  return [...called, ...own, ...module.classes.flatMap((each) => settingsOfClass(each, module, names, lead))];
}

/** `class Config: CELERY = {…}`; of a class that only holds configuration, a name of Celery's alone: `CELERY_TASK_ROUTES`. */
function settingsOfClass({ fields }: Module['classes'][number], module: Module, names: RegExp, lead: Lead): readonly Setting[] {
  return fields.flatMap(({ name, values, place }) =>
    values.flatMap((value): readonly Setting[] => {
      const stated = { ...value, module };
      if (name === 'CELERY') return entriesOf(stated, place, names, lead);
      return name.startsWith('CELERY_') && names.test(name) ? [{ ...stated, place: place }] : [];
    }),
  );
}

function settingsOfCall(call: CallSite, module: Module, names: RegExp, lead: Lead): readonly Setting[] {
  const { callee, arguments: args, scope, place } = call;
  const within = (of: Expression): Setting => ({ expression: of, scope, module, place });
  const entries = (of: Expression) => entriesOf(within(of), place, names, lead);
  const flask = args.flatMap((each) => (each.is === 'keyword' && each.name === 'CELERY' ? entries(each.of) : []));
  if (callee.is !== 'member') return flask;
  if (callee.name === 'config_from_object') return args.slice(0, 1).flatMap(entries);
  if (callee.of.is !== 'member' || callee.of.name !== 'conf') return flask;
  if (names.test(callee.name.replace(/=$/, ''))) return args.slice(0, 1).map(within);
  if (callee.name !== 'update') return [];
  return args.flatMap((each) => {
    if (each.is !== 'keyword') return entries(each);
    if (each.name === '**') return entries(each.of);
    return names.test(each.name) ? [within(each.of)] : [];
  });
}

/** Of an object or of a class. */
function entriesOf(stated: Stated, place: Place, names: RegExp, lead: Lead): readonly Setting[] {
  const { expression, module, scope } = lead(stated);
  if (expression.is === 'class')
    return (module.classes[expression.class]?.fields ?? []).flatMap(({ name, values }) =>
      names.test(name) ? values.map((value) => ({ ...value, module, place, isInObject: true as const })) : [],
    );
  if (expression.is !== 'object') return [];
  return expression.entries.flatMap((entry) => {
    const of = isNamed(entry, names) ? entry.value : undefined;
    return of ? [{ expression: of, scope, module, place, isInObject: true as const }] : [];
  });
}

function isNamed(entry: ObjectEntry, names: RegExp): entry is Extract<ObjectEntry, { readonly key: string }> {
  return 'key' in entry && names.test(entry.key);
}
