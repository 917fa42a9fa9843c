import { arg, classOf, defineLibrary, each, type Library } from '../../../src/code/library.ts';

/** What is written of an entity is what its rows hold. */
const ROW = { under: classOf(arg(0)), value: 0 } as const;

const REPOSITORIES = [
  ...['Repository', 'CrudRepository', 'ListCrudRepository', 'PagingAndSortingRepository', 'ListPagingAndSortingRepository'],
  ...['JpaRepository', 'MongoRepository', 'ReactiveCrudRepository', 'R2dbcRepository', 'ReactiveMongoRepository'],
  ...['CoroutineCrudRepository', 'PageableRepository'],
];
const SAVES = ['save', 'saveAndFlush', 'saveAll', 'saveAllAndFlush', 'insert', 'persist', 'update'];

/** https://docs.spring.io/spring-data/commons/reference/repositories/core-concepts.html */
const springData = defineLibrary({
  name: 'spring-data',
  imports: [
    'org.springframework.data.repository',
    'org.springframework.data.repository.*',
    'org.springframework.data.jpa.repository',
    'org.springframework.data.mongodb.repository',
    'org.springframework.data.r2dbc.repository',
    'io.micronaut.data.repository',
    'io.micronaut.data.jpa.repository',
  ],
  docs: 'https://docs.spring.io/spring-data/commons/reference/repositories/core-concepts.html',
  keeps: each(
    REPOSITORIES.flatMap((type) => SAVES.map((method) => `${type}.${method}`)),
    (name) => [name, ROW],
  ),
});

/** https://jakarta.ee/specifications/persistence/3.1/apidocs/jakarta.persistence/jakarta/persistence/entitymanager */
const persistence = defineLibrary({
  name: 'jakarta-persistence',
  imports: ['jakarta.persistence', 'javax.persistence'],
  docs: 'https://jakarta.ee/specifications/persistence/3.1/apidocs/jakarta.persistence/jakarta/persistence/entitymanager',
  keeps: { 'EntityManager.persist': ROW, 'EntityManager.merge': ROW },
});

export const entityLibraries: readonly Library[] = [springData, persistence];
