import {
  arg,
  defineLibrary,
  type Effect,
  each,
  emptyUnset,
  first,
  join,
  made,
  receiver,
  type Selector,
  text,
  typeName,
  type ValueRule,
} from '../../../src/code/library.ts';
import { nested, nestedWhole, register, service, type } from '../../../src/code/type-selectors.ts';
import { hostConfiguration } from './aspnetcore.ts';
import { addedInstance } from './support/dotnet.ts';

const above = nested('IConfigurationSection', arg(0), ':');

function at(key: Selector, fallback?: Selector): ValueRule {
  return { value: 'setting', key: join(above, key), ...(fallback ? { fallback } : {}) };
}

const whole: ValueRule = { value: 'setting', key: nestedWhole('IConfigurationSection', arg(0), ':'), isProperty: true };
const boundMember: ValueRule = { value: 'setting-by-name', below: above, type: 'BoundSection' };
const optionsValue: ValueRule = { value: 'registered', token: made('IOptions', type(0)), isProperty: true };

const ofBuilder = made('OptionsBuilder', type(0));

/** `services.Configure<Carrier>("express", section)`, as `IOptionsMonitor<Carrier>.Get("express")` asks for it. */
function optionsNamed(of: Selector, name: Selector): Selector {
  return join(text('options '), typeName(of, '.'), text(' '), name);
}

/** `Configure<Carrier>(options => options.Url = "http://carrier")` */
function setting(token: Selector): Effect {
  return register({ token, items: arg(0, '{}'), isInstance: true });
}

function bound(token: Selector, section: Selector): Effect {
  return register({ token, type: 'Bound', behind: section, where: [section, 'microsoft-configuration'] });
}

/** What stands behind a name is had by that name only. */
const settings = [setting(type(0)), register({ token: optionsNamed(type(0), arg(0)), items: arg(1, '{}') })];

const ADDS = ['AddSingleton', 'AddScoped', 'AddTransient', 'TryAddSingleton', 'TryAddScoped', 'TryAddTransient'];

/** Keys with colons, sections, and options classes bound to them. */
export const configuration = defineLibrary({
  name: 'microsoft-configuration',
  imports: ['Microsoft.Extensions.Configuration', 'Microsoft.Extensions.Options'],
  docs: 'https://learn.microsoft.com/dotnet/core/extensions/configuration',
  creates: {
    '*.GetSection': 'IConfigurationSection',
    '*.GetRequiredSection': 'IConfigurationSection',
    'IConfiguration.Get': 'Bound',
    'ConfigurationBuilder.Build': 'IConfiguration',
    '*.AddOptions': 'OptionsBuilder',
    '*.AddOptionsWithValidateOnStart': 'OptionsBuilder',
  },
  types: {
    IConfigurationSection: 'IConfiguration',
    IConfigurationRoot: 'IConfiguration',
    IConfigurationManager: 'IConfiguration',
    ConfigurationManager: 'IConfiguration',
    BoundSection: 'IConfigurationSection',
    IOptionsSnapshot: 'IOptions',
    IOptionsMonitor: 'IOptions',
  },
  calls: {
    '*.Configure': [bound(type(0), arg(0)), bound(optionsNamed(type(0), arg(0)), arg(1)), ...settings],
    '*.PostConfigure': settings,
    'OptionsBuilder.Bind': register({ token: ofBuilder, type: 'Bound', behind: arg(0) }),
    'OptionsBuilder.BindConfiguration': register({ token: ofBuilder, type: 'BoundSection' }),
    'OptionsBuilder.Configure': setting(ofBuilder),
    'OptionsBuilder.PostConfigure': setting(ofBuilder),
    ...each<Effect>(ADDS, (name) => [`*.${name}`, addedInstance]),
  },
  values: {
    ...hostConfiguration,
    'IConfiguration.[]': at(arg(0)),
    '*.GetValue': at(arg(0), arg(1)),
    '*.GetConnectionString': { value: 'setting', key: join(text('ConnectionStrings:'), arg(0)) },
    'IConfigurationSection.Value': whole,
    'Bound.*': boundMember,
    'BoundSection.*': boundMember,
    'IOptions.Value': optionsValue,
    'IOptions.CurrentValue': optionsValue,
    'IOptions.Get': { value: 'registered', token: optionsNamed(made('IOptions', type(0)), arg(0)) },
  },
});

const asked: ValueRule = { value: 'select', selector: service(0) };

/** What a container gives to code that asks it: `provider.GetRequiredService<IOptions<PaymentOptions>>()`. */
export const dependencyInjection = defineLibrary({
  name: 'microsoft-dependency-injection',
  imports: ['Microsoft.Extensions.DependencyInjection'],
  docs: 'https://learn.microsoft.com/dotnet/core/extensions/dependency-injection-basics',
  values: { '*.GetRequiredService': asked, '*.GetService': asked },
  // https://learn.microsoft.com/dotnet/core/extensions/dependency-injection#keyed-services
  decorators: { inject: { FromKeyedServices: arg(0) } },
});

/** What is added to now until a deadline. */
const ADDED: Readonly<Record<string, string>> = { AddMilliseconds: 'ms', AddSeconds: 's', AddMinutes: 'min', AddHours: 'h' };
const SPANS: Readonly<Record<string, string>> = { FromMilliseconds: 'ms', FromSeconds: 's', FromMinutes: 'min', FromHours: 'h' };

function builder(of: Selector): ValueRule {
  return { value: 'select', selector: of, type: 'UriBuilder' };
}

/** What every program has of .NET itself: the environment, URIs, texts. */
export const system = defineLibrary({
  name: 'dotnet-system',
  imports: ['System', 'System.IO', 'Microsoft.AspNetCore.WebUtilities'],
  docs: 'https://learn.microsoft.com/dotnet/api/system.environment.getenvironmentvariable',
  values: {
    'Environment.GetEnvironmentVariable': emptyUnset(arg(0)),
    Uri: { value: 'select', selector: { from: 'url', base: arg(0), path: arg(1) } },
    // A builder stands for its text: https://learn.microsoft.com/dotnet/api/system.uribuilder
    UriBuilder: builder(arg(0)),
    'UriBuilder/2': builder(join(arg(0), text('://'), arg(1))),
    'UriBuilder/3': builder(join(arg(0), text('://'), arg(1), text(':'), arg(2))),
    'UriBuilder/4': builder(join(arg(0), text('://'), arg(1), text(':'), arg(2), arg(3))),
    'UriBuilder.Uri': { value: 'select', selector: receiver, isProperty: true },
    'UriBuilder.ToString': { value: 'select', selector: receiver },
    'QueryHelpers.AddQueryString': { value: 'select', selector: arg(0) },
    'Path.Combine': { value: 'text-function', function: 'join-path' },
    ...each<ValueRule>(Object.keys(SPANS), (name) => [
      `TimeSpan.${name}`,
      { value: 'select', selector: join(arg(0), text(SPANS[name] ?? '')) },
    ]),
    ...each<ValueRule>(Object.keys(ADDED), (name) => [
      `DateTime.UtcNow.${name}`,
      { value: 'select', selector: join(arg(0), text(ADDED[name] ?? '')) },
    ]),
    Lazy: { value: 'select', selector: first(arg(0, '()'), arg(0)) },
  },
});
