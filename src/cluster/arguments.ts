import type { Owner, SettingFact } from '../model/fact.ts';
import { evidenceOfSetting } from '../sdk/evidence.ts';
import { settingValue } from '../sdk/interpolate.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { plain, sightingOf } from './object.ts';

const URL_IN = /[a-z][a-z0-9+.-]{0,20}:\/\/[^\s"',]{1,500}/i;
const HOST_AND_PORT = /^[a-z0-9][\w.-]{0,200}:\d{2,5}(?=\/|,|$)\S{0,300}$/i;

/** Flags of the command line that hold an address: `--sink=influxdb:http://metrics:8086`. The flag is the key. */
export function argumentFacts(container: TreeNode, owner: Owner): readonly SettingFact[] {
  const words = [...container.get('command').items(), ...container.get('args').items()];
  return words.flatMap((word, index): readonly SettingFact[] => {
    const [, flag, inline] = /^(--?[a-z][\w.-]{0,80})(?:=(.*))?$/is.exec(plain(word) ?? '') ?? [];
    if (flag === undefined) return [];
    const stated = inline ?? plain(words[index + 1] ?? word) ?? '';
    const address = URL_IN.exec(stated)?.[0] ?? HOST_AND_PORT.exec(stated)?.[0];
    if (address === undefined) return [];
    const evidence = evidenceOfSetting(word.evidence(), flag, stated);
    return [
      { kind: 'setting', ...sightingOf(word, evidence), owner, key: flag, value: settingValue(flag, address, 'parentheses') },
    ];
  });
}
