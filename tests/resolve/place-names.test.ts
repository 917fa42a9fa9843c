import { expect, test } from 'vitest';
import { architectureOf, program, service } from './support.ts';

function pathsOf(names: readonly string[], folders: readonly string[]): readonly string[] {
  const shop = architectureOf(
    ...names.map((name) => service(name, { image: `acme/${name}` })),
    ...folders.map((folder) => program(folder)),
  );
  return shop.nodes.map(({ id, paths }) => `${id}: ${paths.join()}`);
}

test('a program is called by where it lies where its own folder says too little', () => {
  const paths = pathsOf(
    ['billing-api', 'billing-worker', 'parcels'],
    ['services/billing/cmd/api', 'services/billing/worker', 'services/parcels/cmd/parcelsd'],
  );

  expect(paths).toEqual([
    'billing-api: services/billing/cmd/api',
    'billing-worker: services/billing/worker',
    'parcels: services/parcels/cmd/parcelsd',
  ]);
});

test('not by the folder of several, nor by one that is about other programs', () => {
  const paths = pathsOf(['returns', 'services'], ['services/returns/cmd/sweep', 'services/returns/cmd/web']);

  expect(paths).toEqual(['returns: ', 'services: ', 'sweep: services/returns/cmd/sweep', 'web: services/returns/cmd/web']);
});

test('its own name comes first', () => {
  const paths = pathsOf(['parcels', 'web'], ['parcels/cmd/web', 'returns/parcels']);

  expect(paths).toEqual(['parcels: returns/parcels', 'web: parcels/cmd/web']);
});
