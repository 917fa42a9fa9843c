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
  if (!facts.some(isOfPrisma)) return facts;
  const schemas = repository.paths.filter((path) => path.endsWith('.prisma')).flatMap((path) => schemaIn(path, repository));
  return facts.flatMap((fact): readonly FactDraft[] => {
    if (!isOfPrisma(fact)) return [fact];
    const named = fact.library.slice(SCHEMA_ADDRESS.length + 1);
    const schema = nearest(schemas, fact.library === 'prisma' ? fact.evidence.path : named);
    const isOpen = fact.target.is === 'literal' && String(fact.target.value).startsWith(SCHEMA_ADDRESS);
    if (!schema) return isOpen ? [] : [{ ...fact, library: 'prisma' }];
    const { path: _, target, ...said } = schema;
    return [{ ...fact, ...said, target: isOpen ? target : fact.target, library: 'prisma' }];
  });
}

type OfPrisma = Extract<FactDraft, { kind: 'connection' }> & { readonly library: string };

function isOfPrisma(fact: FactDraft): fact is OfPrisma {
  return fact.kind === 'connection' && (fact.library === 'prisma' || fact.library?.startsWith(`${SCHEMA_ADDRESS} `) === true);
}

function schemaIn(path: string, repository: Repository): readonly Schema[] {
  const [, block = ''] = /\bdatasource\s+\w+\s*\{([^}]{0,2000})\}/.exec(repository.read(path)?.text ?? '') ?? [];
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
