import { isErrandImage, isRuntimeImage, isStarter } from '../knowledge/images.ts';
import { type ComponentSighting, productOf, repositoryOf } from './sightings.ts';

/** The image of the team's own that a component runs: no product, no tool for errands, no bare language. */
export function teamsImage(component: ComponentSighting): string | undefined {
  const repository = withoutRegistry(repositoryOf(component));
  const product = productOf(component);
  const isTeams = repository !== undefined && !isErrandImage(repository) && !isRuntimeImage(repository);
  return isTeams && (!product || isStarter(product)) ? repository : undefined;
}

/** The same image behind another registry: `registry.shop.example/acme/orders`. */
export function withoutRegistry(repository: string | undefined): string | undefined {
  return repository?.replace(/^[^/]*[.:][^/]*\/(?=.)/, '');
}
