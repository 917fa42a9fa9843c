import { sparkLibrary } from '../../../src/frontend/spark.ts';

/** Spark in Scala. */
export const spark = sparkLibrary(['org.apache.spark.sql', 'org.apache.spark.sql.*']);
