import { type FactDraft, type NodeKind, own, type Protocol, type Repository, setting, type Value } from '../../src/sdk/index.ts';
import { folderOf, foldersUp } from './file-paths.ts';
import { SCHEMA_ADDRESS } from './libraries/sql.ts';

interface Schema {
  readonly path: string;
  readonly technology: string;
  readonly protocol: Protocol;
  readonly nodeKind: NodeKind;
  readonly target: Value;
}

const MONGODB = { technology: 'mongodb', protocol: 'mongodb', nodeKind: 'database' } as const;
const NAMES: Readonly<Record<string, string>> = { postgres: 'postgresql' };

/**
 * Connections of Prisma clients get what `datasource` says in the schema nearest to the code:
 * https://www.prisma.io/docs/orm/reference/prisma-schema-reference#datasource
 */
export function withPrismaSchemas(facts: readonly FactDraft[], repository: Repository): readonly FactDraft[] {
  const isOpen = (fact: FactDraft) =>
    fact.kind === 'connection' &&
    fact.library === 'prisma' &&
    fact.target.is === 'literal' &&
    fact.target.value === SCHEMA_ADDRESS;
  if (!facts.some(isOpen)) return facts;
  const schemas = repository.paths.filter((path) => path.endsWith('.prisma')).flatMap((path) => schemaIn(path, repository));
  return facts.flatMap((fact) => {
    if (!isOpen(fact)) return [fact];
    const schema = nearest(schemas, fact.evidence.path);
    if (!schema) return [];
    const { path: _, ...said } = schema;
    return [{ ...fact, ...said } as FactDraft];
  });
}

function schemaIn(path: string, repository: Repository): readonly Schema[] {
  const [, block = ''] = /\bdatasource\s+\w+\s*\{([^}]*)\}/.exec(repository.read(path)?.text ?? '') ?? [];
  const provider = /\bprovider\s*=\s*"(\w+)"/.exec(block)?.[1];
  if (provider === undefined || provider === 'sqlite') return [];
  const key = /\burl\s*=\s*env\(\s*"(\w+)"/.exec(block)?.[1];
  const target = setting(key ?? 'DATABASE_URL');
  const technology = own(NAMES, provider) ?? provider;
  return [{ path, target, ...(provider === 'mongodb' ? MONGODB : { ...MONGODB, technology, protocol: 'sql' }) }];
}

/** The schema that shares the deepest folder with a file. */
function nearest(schemas: readonly Schema[], path: string): Schema | undefined {
  const folders = new Set(foldersUp(folderOf(path)));
  const depth = (schema: Schema) =>
    Math.max(...foldersUp(folderOf(schema.path)).map((each) => (folders.has(each) ? each.length : -1)));
  return schemas.toSorted((a, b) => depth(b) - depth(a))[0];
}
