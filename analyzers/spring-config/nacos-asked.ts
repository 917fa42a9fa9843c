// https://github.com/alibaba/spring-cloud-alibaba/wiki/Nacos-config, https://nacos.io/docs/latest/ecology/use-nacos-with-spring-boot/
import type { Repository } from '../../src/sdk/index.ts';
import type { Entry } from './documents.ts';
import type { Module } from './modules.ts';
import { type DataIdName, dataIdName, PROFILE } from './nacos-names.ts';
import { manifestOf } from './served.ts';

/** What a module asks Nacos for. */
export interface AskedOfNacos {
  /** Undefined where it is not known. */
  readonly name: DataIdName | undefined;
  /** Undefined where only the surroundings tell. */
  readonly group: string | undefined;
  readonly tenant: string | undefined;
  /** For names that do not say it. */
  readonly isProperties: boolean;
  /** What is read later wins. */
  readonly order: number;
  /** The profiles in which it is asked for. */
  readonly profile?: string;
  /** Named after the application: a name that goes on may be another application's. */
  readonly prefix?: string;
}

const CLOUD = 'spring.cloud.nacos.config';
const BOOT = 'nacos.config';
/** Shared ones come first, then extensions, then what is called after the application. */
const ORDER = { shared: 200, extension: 300, own: 400 } as const;
const USUAL_GROUP = 'DEFAULT_GROUP';
const DEEPEST = 20;
/** Names of data ids and groups are not longer; what they are written with may be. */
const LONGEST = 255;
const LONGEST_WRITTEN = 1000;
const MOST_NAMED = 100;
const MOST_ASKED = 300;

/** What a module that has the client asks for; of others nothing. */
export function askedOfNacos(module: Module, repository: Repository): readonly AskedOfNacos[] {
  const settings = new NacosSettings(module);
  if (settings.isOff) return [];
  const imports = importsOf(settings);
  const listed = [...listedIn(settings, CLOUD), ...listedIn(settings, BOOT)];
  const isTold = settings.entries.some(({ key }) => key.startsWith(`${CLOUD}.`));
  const isClient = isTold || /\bspring-cloud-starter-alibaba-nacos-config\b/.test(manifestOf(module, repository));
  const own = isClient && imports.length === 0 ? ownOf(settings) : [];
  return [...own, ...imports, ...listed, ...bootOf(settings)].slice(0, MOST_ASKED);
}

/** The settings with which a module finds its data ids. */
class NacosSettings {
  readonly entries: readonly Entry[];
  private readonly byKey = new Map<string, Entry[]>();
  /** What keys stand for in other settings; undefined while it is found out. */
  private readonly values = new Map<string, string | undefined>();

  constructor(module: Module) {
    this.entries = module.files.flatMap(({ entries }) => entries);
    for (const entry of this.entries) {
      for (const name of new Set([entry.key, entry.written])) {
        const same = this.byKey.get(name);
        if (same) same.push(entry);
        else this.byKey.set(name, [entry]);
      }
    }
  }

  get isOff(): boolean {
    return this.of(`${CLOUD}.enabled`).some(({ texts, profile }) => !profile && texts[0] === 'false');
  }

  /** The entries of a key, as many as anybody writes. */
  of(key: string): readonly Entry[] {
    return (this.byKey.get(key) ?? []).filter((entry) => entry.key === key).slice(0, MOST_NAMED);
  }

  /** Those of a list, of all profiles. */
  matching(key: RegExp): readonly Entry[] {
    return this.entries.filter((entry) => key.test(entry.key)).slice(0, MOST_NAMED);
  }

  /** What a key is given, with what the module itself says put in; several where profiles differ. */
  all(key: string): readonly string[] {
    const texts = this.of(key).flatMap((entry) => entry.texts.slice(0, MOST_NAMED));
    return [...new Set(texts.flatMap((text) => this.filled(text) ?? []))].slice(0, MOST_NAMED);
  }

  first(key: string): string | undefined {
    return this.all(key)[0];
  }

  /** Undefined where something stays open; the active profile has a sign of its own. */
  filled(text: string, depth = 0): string | undefined {
    if (text.length > LONGEST_WRITTEN) return undefined;
    const known = text.replace(/\$\{([\w.-]{1,100})(?::([^{}]{0,200}))?\}|@([\w.-]{1,100})@/g, (whole, key, usual, ofBuild) => {
      if (/profile/i.test(key ?? ofBuild)) return PROFILE;
      if (key === undefined) return whole;
      return this.valueOf(key, depth) ?? usual ?? (key === `${CLOUD}.file-extension` ? 'properties' : whole);
    });
    return /[${}]/.test(known) || known.length > LONGEST ? undefined : known.trim();
  }

  private valueOf(key: string, depth: number): string | undefined {
    if (depth > DEEPEST || this.values.has(key)) return this.values.get(key);
    this.values.set(key, undefined);
    const stated = this.byKey.get(key)?.[0]?.texts[0];
    const value = stated === undefined ? undefined : this.filled(stated, depth + 1);
    this.values.set(key, value);
    return value;
  }
}

/** Names in a list that is one text, or several. */
function namesIn({ texts }: Entry, between = /,/): readonly string[] {
  return texts.flatMap((text) => text.split(between)).slice(0, MOST_NAMED);
}

/** `${prefix}`, `${prefix}.${file-extension}` and `${prefix}-${profile}.${file-extension}`, the last the strongest. */
function ownOf(settings: NacosSettings): readonly AskedOfNacos[] {
  const stated = [`${CLOUD}.prefix`, `${CLOUD}.name`, 'spring.application.name'].map((key) => settings.all(key));
  const prefixes = stated.find((texts) => texts.length > 0) ?? [];
  const extension = settings.first(`${CLOUD}.file-extension`) ?? 'properties';
  return prefixes.flatMap((prefix) =>
    [prefix, `${prefix}.${extension}`, `${prefix}-${PROFILE}.${extension}`].map((name, index) => ({
      ...asked(settings, CLOUD, name, undefined, ORDER.own + index),
      isProperties: !/^ya?ml$/.test(extension),
      prefix,
    })),
  );
}

const LISTED = {
  [CLOUD]: { 'shared-configs': ORDER.shared, 'extension-configs': ORDER.extension, 'ext-config': ORDER.extension },
  [BOOT]: { 'ext-config': ORDER.extension },
} as const;
const MOST_LISTED = 90;
const SHARED_BEFORE = /^spring\.cloud\.nacos\.config\.shared-data-?ids(\[\d+\])?$/;

/** Lists of names, `[0]: name`, and of maps, `[0].data-id: name` with a group of its own. */
function listedIn(settings: NacosSettings, base: typeof CLOUD | typeof BOOT): readonly AskedOfNacos[] {
  const lists = Object.entries(LISTED[base]).flatMap(([list, order]) => {
    const item = new RegExp(`^${`${base}.${list}`.replaceAll('.', '\\.')}(?:\\[(\\d{1,2})\\])?(?:\\.data-?id)?$`);
    return settings.matching(item).flatMap((entry) => {
      const group = settings.first(`${entry.key.replace(/\.data-?id$/, '')}.group`);
      const first = Number(item.exec(entry.key)?.[1] ?? 0);
      const named = entry.key.endsWith('id') ? entry.texts.slice(0, 1) : namesIn(entry);
      return named.map((name, index) =>
        withProfile(asked(settings, base, name, group ?? USUAL_GROUP, order + Math.min(first + index, MOST_LISTED)), entry),
      );
    });
  });
  const old = base === CLOUD ? settings.matching(SHARED_BEFORE) : [];
  const shared = old.flatMap((entry) =>
    namesIn(entry).map((name, index) =>
      withProfile(asked(settings, CLOUD, name, undefined, ORDER.shared + Math.min(index, MOST_LISTED)), entry),
    ),
  );
  return [...lists, ...shared];
}

const IMPORT = /^spring\.config\.import(?:\[\d+\])?$/;

/** `optional:nacos:orders.yml?group=trade` */
function importsOf(settings: NacosSettings): readonly AskedOfNacos[] {
  return settings.matching(IMPORT).flatMap((entry) =>
    namesIn(entry, /[,;]/).flatMap((text, index) => {
      const [, name, query = ''] = /^\s*(?:optional:)?nacos:([^?]{1,200})(?:\?(.{0,200}))?$/.exec(text) ?? [];
      const group = /(?:^|&)group=([^&\s]+)/.exec(query)?.[1];
      return name === undefined ? [] : [withProfile(asked(settings, CLOUD, name, group, ORDER.own + index), entry)];
    }),
  );
}

/** What Nacos' own starter for Spring Boot reads. */
function bootOf(settings: NacosSettings): readonly AskedOfNacos[] {
  const type = settings.first(`${BOOT}.type`) ?? 'properties';
  return settings.matching(/^nacos\.config\.data-ids?(\[\d+\])?$/).flatMap((entry) =>
    namesIn(entry).map((name) => ({
      ...withProfile(asked(settings, BOOT, name, undefined, ORDER.own), entry),
      isProperties: !/^ya?ml$/i.test(type),
    })),
  );
}

function asked(settings: NacosSettings, base: string, name: string, group: string | undefined, order: number): AskedOfNacos {
  const stated = settings.of(`${base}.group`).length > 0;
  const filled = settings.filled(name) ?? '';
  const whole = group === undefined ? (stated ? settings.first(`${base}.group`) : USUAL_GROUP) : settings.filled(group);
  const tenant = settings.first(`${base}.namespace`);
  return {
    name: dataIdName(filled),
    group: whole?.includes(PROFILE) ? undefined : whole,
    tenant: tenant?.includes(PROFILE) ? undefined : tenant,
    isProperties: false,
    order,
  };
}

function withProfile(asked: AskedOfNacos, { profile }: Entry): AskedOfNacos {
  return profile === undefined ? asked : { ...asked, profile };
}
