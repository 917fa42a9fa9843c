import type { RunImage } from '../../model/wiring.ts';
import { imageRepository } from '../knowledge/images.ts';
import type { Surroundings } from '../pass.ts';

/** Published images that deployments run; what they build themselves has no version to differ in. */
export function runImages({ things }: Surroundings): readonly RunImage[] {
  return things.flatMap((thing) => {
    if (thing.programs.length + thing.images.length > 0) return [];
    const facts = thing.components.flatMap((each) => each.facts);
    return facts.flatMap(({ image, build, versionElsewhere, deployment, evidence, via = [] }): readonly RunImage[] => {
      if (image === undefined || build || versionElsewhere || /[${}<>]|:$/.test(image)) return [];
      const repository = imageRepository(image);
      const tag = /:([^:/]+)$/.exec(image)?.[1] ?? 'latest';
      const line = [evidence, ...via].find(({ text }) => text.includes(repository)) ?? evidence;
      return [{ node: thing.id, deployment, repository, tag, evidence: line }];
    });
  });
}
