import { sparkLibrary } from '../../../src/frontend/spark.ts';

/** Spark in Python. */
export const spark = sparkLibrary(['pyspark.sql', 'pyspark.sql.*']);
