import { arg, defineLibrary, each, type Library } from '../../../src/code/library.ts';

/** Who asks a registry for the instances of a service, and where the service's name stands. */
const REGISTRIES: readonly (readonly [name: string, service: number])[] = [
  ['consul', 2],
  ['etcd', 1],
  ['etcdv3', 1],
  ['eureka', 1],
  ['zk', 1],
  ['dnssrv', 0],
];

/** An instancer stands for the name that it asks for. https://pkg.go.dev/github.com/go-kit/kit/sd/consul#NewInstancer */
const instancers = REGISTRIES.map(([name, service]) =>
  defineLibrary({
    name: `go-kit-sd-${name}`,
    imports: [`github.com/go-kit/kit/sd/${name}`],
    docs: `https://pkg.go.dev/github.com/go-kit/kit/sd/${name}`,
    values: { NewInstancer: { value: 'select', selector: arg(service) } },
  }),
);

/** A factory makes an endpoint of each instance's address: https://pkg.go.dev/github.com/go-kit/kit/sd#Factory */
const endpointers = defineLibrary({
  name: 'go-kit-sd',
  imports: ['github.com/go-kit/kit/sd'],
  docs: 'https://pkg.go.dev/github.com/go-kit/kit/sd#NewEndpointer',
  values: { FixedInstancer: { value: 'select', selector: arg(0, '[]') } },
  callbacks: each(['NewEndpointer', 'NewSubscriber'], (name) => [name, { 1: [arg(0)] }] as const),
});

export const goKitDiscovery: readonly Library[] = [endpointers, ...instancers];
