import type { Repository } from '../../src/model/analyzer.ts';

/** https://docs.spring.io/spring-data/rest/reference/install-chapter.html */
export const DATA_REST = /\bspring-boot-starter-data-rest\b|\bspring-data-rest-(?:webmvc|core)\b/;

/**
 * Whether settings ask for an annotation on each repository that is exported.
 * https://docs.spring.io/spring-data/rest/reference/repository-resources.html#repository-resources.methods
 */
export function exportsOnlyAnnotated(folder: string, repository: Repository): boolean {
  const prefix = folder === '.' ? '' : `${folder}/`;
  return ['properties', 'yml', 'yaml'].some((ending) => {
    const text = repository.read(`${prefix}src/main/resources/application.${ending}`)?.text ?? '';
    return /^[ \t]*(?:spring\.data\.rest\.)?detection-?strategy[ \t]*[:=][ \t]*(?:annotated|explicit)/im.test(text);
  });
}
