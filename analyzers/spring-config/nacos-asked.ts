// https://github.com/alibaba/spring-cloud-alibaba/wiki/Nacos-config, https://nacos.io/docs/latest/ecology/use-nacos-with-spring-boot/
import type { Repository } from '../../src/sdk/index.ts';
import type { Entry } from './documents.ts';
import type { Module } from './modules.ts';
import { manifestOf } from './served.ts';

/** What a module asks Nacos for. */
export interface AskedOfNacos {
  /** The name of a data id; where it depends on the profile, that is its first group. */
  readonly name: RegExp;
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
const DEEPEST = 5;
/** Stands where the active profile does. */
const PROFILE = '\u0000';

/** What a module that has the client asks for; of others nothing. */
export function askedOfNacos(module: Module, repository: Repository): readonly AskedOfNacos[] {
  const settings = new NacosSettings(module);
  if (settings.isOff) return [];
  const imports = importsOf(settings);
  const listed = [...listedIn(settings, CLOUD), ...listedIn(settings, BOOT)];
  const isTold = settings.entries.some(({ key }) => key.startsWith(`${CLOUD}.`));
  const isClient = isTold || /\bspring-cloud-starter-alibaba-nacos-config\b/.test(manifestOf(module, repository));
  const own = isClient && imports.length === 0 ? ownOf(settings) : [];
  return [...listed, ...imports, ...own, ...bootOf(settings)];
}

/** The settings with which a module finds its data ids. */
class NacosSettings {
  readonly entries: readonly Entry[];

  constructor(module: Module) {
    this.entries = module.files.flatMap(({ entries }) => entries);
  }

  get isOff(): boolean {
    return this.entries.some(({ key, texts, profile }) => key === `${CLOUD}.enabled` && !profile && texts[0] === 'false');
  }

  /** What a key is given, with what the module itself says put in; several where profiles differ. */
  all(key: string): readonly string[] {
    const texts = this.entries.flatMap((entry) => (entry.key === key ? entry.texts : []));
    return [...new Set(texts.flatMap((text) => this.filled(text) ?? []))];
  }

  first(key: string): string | undefined {
    return this.all(key)[0];
  }

  /** Undefined where something stays open; the active profile has a sign of its own. */
  filled(text: string, depth = 0): string | undefined {
    const known = text.replace(/\$\{([\w.-]{1,100})(?::([^{}]{0,200}))?\}|@([\w.-]{1,100})@/g, (whole, key, usual, ofBuild) => {
      if (/profile/i.test(key ?? ofBuild)) return PROFILE;
      if (key === undefined || depth > DEEPEST) return whole;
      const stated = this.entries.find((entry) => entry.key === key || entry.written === key)?.texts[0];
      const value = stated === undefined ? undefined : this.filled(stated, depth + 1);
      return value ?? usual ?? (key === `${CLOUD}.file-extension` ? 'properties' : whole);
    });
    return /[${}]/.test(known) ? undefined : known.trim();
  }
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

/** Lists of names, `[0]: name`, and of maps, `[0].data-id: name` with a group of its own. */
function listedIn(settings: NacosSettings, base: typeof CLOUD | typeof BOOT): readonly AskedOfNacos[] {
  const lists = Object.entries(LISTED[base]).flatMap(([list, order]) => {
    const item = new RegExp(`^${`${base}.${list}`.replaceAll('.', '\\.')}(?:\\[(\\d{1,2})\\])?(?:\\.data-?id)?$`);
    const found = settings.entries.filter(({ key }) => item.test(key));
    return found.flatMap((entry) => {
      const group = settings.first(`${entry.key.replace(/\.data-?id$/, '')}.group`);
      const first = Number(item.exec(entry.key)?.[1] ?? 0);
      const named = entry.key.endsWith('id') ? entry.texts : entry.texts.flatMap((text) => text.split(','));
      return named.map((name, index) =>
        withProfile(asked(settings, base, name, group ?? USUAL_GROUP, order + Math.min(first + index, MOST_LISTED)), entry),
      );
    });
  });
  const old = base === CLOUD ? settings.entries.filter(({ key }) => /\.shared-data-?ids(\[\d+\])?$/.test(key)) : [];
  const shared = old
    .filter(({ key }) => key.startsWith(CLOUD))
    .flatMap((entry) =>
      entry.texts
        .flatMap((text) => text.split(','))
        .map((name, index) =>
          withProfile(asked(settings, CLOUD, name, undefined, ORDER.shared + Math.min(index, MOST_LISTED)), entry),
        ),
    );
  return [...lists, ...shared];
}

const IMPORT = /^spring\.config\.import(?:\[\d+\])?$/;

/** `optional:nacos:orders.yml?group=trade` */
function importsOf(settings: NacosSettings): readonly AskedOfNacos[] {
  const entries = settings.entries.filter(({ key }) => IMPORT.test(key));
  return entries.flatMap((entry) =>
    entry.texts
      .flatMap((text) => text.split(/[,;]/))
      .flatMap((text, index) => {
        const [, name, query = ''] = /^\s*(?:optional:)?nacos:([^?]{1,200})(?:\?(.{0,200}))?$/.exec(text) ?? [];
        const group = /(?:^|&)group=([^&\s]+)/.exec(query)?.[1];
        return name === undefined ? [] : [withProfile(asked(settings, CLOUD, name, group, ORDER.own + index), entry)];
      }),
  );
}

/** What Nacos' own starter for Spring Boot reads. */
function bootOf(settings: NacosSettings): readonly AskedOfNacos[] {
  const type = settings.first(`${BOOT}.type`) ?? 'properties';
  const names = settings.entries.filter(({ key }) => /^nacos\.config\.data-ids?(\[\d+\])?$/.test(key));
  return names.flatMap((entry) =>
    entry.texts
      .flatMap((text) => text.split(','))
      .map((name) => ({
        ...withProfile(asked(settings, BOOT, name, undefined, ORDER.own), entry),
        isProperties: !/^ya?ml$/i.test(type),
      })),
  );
}

function asked(settings: NacosSettings, base: string, name: string, group: string | undefined, order: number): AskedOfNacos {
  const stated = settings.entries.some(({ key }) => key === `${base}.group`);
  const filled = settings.filled(name) ?? '';
  const whole = group === undefined ? (stated ? settings.first(`${base}.group`) : USUAL_GROUP) : settings.filled(group);
  const tenant = settings.first(`${base}.namespace`);
  return {
    name: patternOf(filled),
    group: whole?.includes(PROFILE) ? undefined : whole,
    tenant: tenant?.includes(PROFILE) ? undefined : tenant,
    isProperties: false,
    order,
  };
}

function withProfile(asked: AskedOfNacos, { profile }: Entry): AskedOfNacos {
  return profile === undefined ? asked : { ...asked, profile };
}

/** A name that is not known is nobody's. */
function patternOf(name: string): RegExp {
  if (name.trim() === '' || name.startsWith(PROFILE)) return /^(?!)/;
  const [head = '', ...rest] = name
    .trim()
    .split(PROFILE)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'));
  return new RegExp(
    `^${head}${rest.map((part, index) => (index === 0 ? `([\\w.-]{1,60}?)${part}` : `[\\w.-]{1,60}?${part}`)).join('')}$`,
  );
}
