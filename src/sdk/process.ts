import type { Evidence } from '../model/evidence.ts';
import type { ComponentFact, FactDraft, Owner, SettingFact, SettingsSourceFact } from '../model/fact.ts';
import { literal } from '../model/value.ts';
import { evidenceOfSetting } from './evidence.ts';
import { type ReferenceStyle, settingValue } from './interpolate.ts';
import { cleanText } from './secrets.ts';

/** A program that a process manager starts on a machine, without a container around it. */
export interface Process {
  readonly deployment: string;
  readonly name: string;
  /** The folder that it is started in. */
  readonly folder: string;
  readonly command: string;
  readonly evidence: Evidence;
  readonly environment: readonly ProcessSetting[];
  /** Files of settings that the manager reads for it. */
  readonly environmentFiles?: readonly { readonly path: string; readonly evidence: Evidence }[];
  readonly replicas?: number;
  readonly once?: boolean;
  /** The image that it is packed in where it runs elsewhere. */
  readonly image?: string;
  /** Files and folders of the repository that the manager gives to it. */
  readonly mounts?: readonly string[];
}

export interface ProcessSetting {
  readonly key: string;
  readonly text: string;
  readonly evidence: Evidence;
  readonly style?: ReferenceStyle;
}

/** The component that a process is, with its settings. */
export function processFacts(process: Process): readonly FactDraft[] {
  const { deployment, name, environment, environmentFiles = [] } = process;
  const owner: Owner = { is: 'component', deployment, name };
  const settings = environment.map(
    ({ key, text, evidence: where, style = 'none' }): SettingFact => ({
      kind: 'setting',
      evidence: evidenceOfSetting(where, key, text),
      owner,
      key,
      value: settingValue(key, text, style),
    }),
  );
  const sources = environmentFiles.map(
    (file): SettingsSourceFact => ({
      kind: 'settings-source',
      evidence: file.evidence,
      owner,
      deployment,
      group: `file:${file.path}`,
    }),
  );
  const port = settings.find(
    ({ key, value }) => key === 'PORT' && value.is === 'literal' && /^\d{2,5}$/.test(String(value.value)),
  );
  const listens: readonly FactDraft[] =
    port?.value.is === 'literal'
      ? [{ kind: 'listen', evidence: port.evidence, owner, port: literal(Number(port.value.value)) }]
      : [];
  return [componentOf(process), ...settings, ...sources, ...listens];
}

function componentOf(process: Process): ComponentFact {
  const { deployment, name, folder, command, evidence, replicas, once, image, mounts = [] } = process;
  return {
    kind: 'component',
    evidence,
    deployment,
    name,
    hosts: [],
    build: { context: folder },
    ...(command !== '' && { command: cleanText(command) }),
    ...(once && { auxiliary: true, once }),
    ...(replicas !== undefined && { replicas }),
    ...(image !== undefined && { image: cleanText(image) }),
    ...(mounts.length > 0 && { mounts }),
  };
}
