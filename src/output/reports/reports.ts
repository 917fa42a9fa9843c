import type { CheckReport } from '../../model/check-report.ts';
import { reportAsGithub } from './github.ts';
import { reportAsGitlab } from './gitlab.ts';
import { reportAsJson } from './json.ts';
import { reportAsJunit } from './junit.ts';
import { reportAsMarkdown } from './markdown.ts';
import { reportAsSarif } from './sarif.ts';
import { reportAsText } from './text.ts';

/** Every way to tell what a check found. */
export const REPORTS: Readonly<Record<string, (report: CheckReport) => string>> = {
  text: reportAsText,
  json: reportAsJson,
  markdown: reportAsMarkdown,
  sarif: reportAsSarif,
  junit: reportAsJunit,
  github: reportAsGithub,
  gitlab: reportAsGitlab,
};
