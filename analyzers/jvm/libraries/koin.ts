import { arg, classOf, defineLibrary, type Effect, each, type Selector, type } from '../../../src/code/library.ts';

/** What the definition's function makes, whatever stands before it: a qualifier, `createdAtStart`. */
const instance: Selector = { from: 'first', options: [arg(-1, '()')], isCode: true };

/** Whoever asks for the type is given it: `single<Bus> { KafkaBus(get()) }`, `single { Orders(get()) }`. */
const given: Effect = {
  does: 'register',
  token: { from: 'first', options: [type(0), classOf(instance)], isCode: true },
  items: instance,
  isInstance: true,
  isOwn: true,
};

/** Koin's modules; what `get()` stands for is told by the type that is asked for. */
export const koin = defineLibrary({
  name: 'koin',
  imports: ['org.koin.dsl', 'org.koin.core.module'],
  docs: 'https://insert-koin.io/docs/reference/koin-core/definitions',
  callbacks: { module: { 0: ['Module'], 1: ['Module'] } },
  calls: each<Effect>(['single', 'factory', 'scoped'], (name) => [`Module.${name}`, given]),
});
