import { connectionTo } from '../../src/cloud/index.ts';
import { type FactDraft, literal } from '../../src/sdk/index.ts';
import { hostOf } from './addresses.ts';
import { type Deployment, nameOf, referencesIn, rootOf } from './deployment.ts';
import { at as below } from './language/access.ts';
import type { Made, Reference, Resource } from './language/made.ts';
import { managedOf } from './managed.ts';
import { evidenceOfVariable, type Program } from './programs.ts';

/** What a resource says of itself that leads nobody to it. */
const NO_ADDRESS = /^(id|type|apiVersion|location|tags|sku|kind|identity|principalId|clientId|zones)$/;

/** Programs that are given the address, the name or the keys of something managed, or the address of another program. */
export function wiresOf(program: Program, programs: readonly Program[], deployment: Deployment): readonly FactDraft[] {
  return program.variables.flatMap((variable) => {
    const { value, stored } = variable;
    const evidence = evidenceOfVariable(variable, deployment);
    const facts = leadsOf(stored === undefined ? value : secretNamed(stored, deployment), deployment).flatMap(
      (root): readonly FactDraft[] => {
        const managed = managedOf(root, deployment);
        if (managed) return [connectionTo(program.owner, managed, evidence)];
        const other = programs.find((each) => each.resource === root);
        if (!other || other.resource === program.resource) return [];
        const protocol = other.isGrpc ? 'grpc' : 'http';
        return [{ kind: 'call', evidence, owner: program.owner, protocol, target: literal(`http://${hostOf(root)}`) }];
      },
    );
    return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()];
  });
}

/** The managed services and programs that a value leads to. */
function leadsOf(value: Made | undefined, deployment: Deployment, seen: ReadonlySet<string> = new Set()): readonly Resource[] {
  const leading = referencesIn(value).filter(({ path }) => path.length > 0 && !NO_ADDRESS.test(path[0] ?? ''));
  const roots = leading.flatMap((reference) => {
    const name = keptName(reference);
    const secret = name === undefined || seen.has(name) ? undefined : secretNamed(name, deployment);
    if (name === undefined || secret === undefined) return [rootOf(reference.resource, deployment)];
    return leadsOf(secret, deployment, new Set([...seen, name]));
  });
  return [...new Set(roots)];
}

/** `vault.getSecret('orders-url')` is what is put away under that name. */
function keptName({ resource, path }: Reference): string | undefined {
  return path[0] === 'getSecret()' && resource.type === 'microsoft.keyvault/vaults' ? path[1] : undefined;
}

function secretNamed(name: string, { resources }: Deployment): Made | undefined {
  const secret = resources.find(
    (each) => each.type === 'microsoft.keyvault/vaults/secrets' && !each.isExisting && nameOf(each) === name,
  );
  return secret && below(secret.body(), 'properties', 'value');
}
