// https://docs.spring.io/spring-framework/reference/core/beans/environment.html#beans-using-propertysource
import type { Repository } from '../../src/sdk/index.ts';

const ANNOTATION = /@PropertySource\s{0,5}\(([^()]{1,1000})\)/g;
const LOCATION = /"((?:classpath:|file:)?[\w./-]{1,200}\.(?:properties|ya?ml))"/g;

/** A file that a class or a file of a module names, and who names it. */
export interface NamedSource {
  readonly location: string;
  readonly from: string;
  /** The profiles in which it is taken in. */
  readonly profile?: string;
}

/** What classes of a module take in by `@PropertySource("classpath:orders.properties")`; without a prefix it is on the class path. */
export function propertySources(folder: string, repository: Repository): readonly NamedSource[] {
  const main = folder === '.' || folder === '' ? 'src/main/' : `${folder}/src/main/`;
  const classes = repository.paths.filter((path) => path.startsWith(main) && /\.(java|kt|groovy)$/.test(path));
  return classes.flatMap((path) => {
    const text = repository.read(path)?.text ?? '';
    if (!text.includes('@PropertySource')) return [];
    const locations = [...text.matchAll(ANNOTATION)].flatMap(([, inside = '']) => [...inside.matchAll(LOCATION)]);
    return locations.map(([, location = '']) => ({
      location: /^(classpath|file):/.test(location) ? location : `classpath:${location}`,
      from: path,
    }));
  });
}
