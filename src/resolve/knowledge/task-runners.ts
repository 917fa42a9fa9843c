import { imageRepository } from './images.ts';

/**
 * What runs the tasks of Airflow's graphs: its workers where it has some, else its scheduler. Sources:
 * https://airflow.apache.org/docs/apache-airflow/stable/core-concepts/executor/index.html,
 * https://airflow.apache.org/docs/apache-airflow/stable/cli-and-env-variables-ref.html
 */
const RUNNERS: readonly RegExp[] = [/\bcelery\s+worker\b/, /(?:^|\s)(?:scheduler|standalone)\b/];

/** Which of several commands of an image runs the team's code, where what the image is made of tells that. */
export function taskRunnerAmong(base: string | undefined, commands: readonly string[]): number | undefined {
  const isAirflow = base !== undefined && /(^|\/)(?:docker-)?airflow$/.test(imageRepository(base));
  if (!isAirflow && !commands.some((command) => /(?:^|\s)airflow\s/.test(command))) return undefined;
  return RUNNERS.map((runner) => commands.findIndex((command) => runner.test(command))).find((at) => at >= 0);
}
