// https://learn.microsoft.com/azure/templates/microsoft.web/sites
import { joinPath } from '../../src/sdk/index.ts';
import { actualOf } from './deployment.ts';
import { type Variable, variablesOf } from './environment.ts';
import { at as below, itemsOf } from './language/access.ts';
import { entriesOf } from './language/joining.ts';
import { isNull, known, type Made, type Resource } from './language/made.ts';
import { type Ground, type Program, programOf } from './programs.ts';
import { imageOf } from './values.ts';

/** An app of App Service or an app of functions. */
export function webApp(resource: Resource, ground: Ground): readonly Program[] {
  const body = resource.body();
  const own = resource.isModule ? body : below(body, 'properties');
  const config = below(own, 'siteConfig');
  const others = [
    ...itemsOf(below(own, 'configs')).map((each) => ({
      name: known(below(each, 'name')),
      properties: below(each, 'properties'),
    })),
    ...configsOf(resource, ground),
  ];
  const settings = (name: string) =>
    others.filter((each) => each.name?.toLowerCase() === name).map(({ properties }) => properties);
  const variables = [
    ...[below(config, 'appSettings'), below(own, 'appSettingsKeyValuePairs'), ...settings('appsettings')].flatMap((each) =>
      variablesOf(each, undefined),
    ),
    ...[below(config, 'connectionStrings'), ...settings('connectionstrings')].flatMap(connectionsOf),
  ];
  const port = Number(known(variables.findLast(({ key }) => /^(WEBSITES_)?PORT$/.test(key))?.value));
  return [
    programOf(
      resource,
      {
        image: imageOf(below(config, 'linuxFxVersion'), ground.deployment),
        command: known(below(config, 'appCommandLine')),
        variables,
        ports: Number.isNaN(port) ? [] : [port],
      },
      ground,
    ),
  ];
}

/** `resource settings 'Microsoft.Web/sites/config' = { name: 'appsettings', properties: { … } }` */
function configsOf(site: Resource, { deployment }: Ground): readonly { readonly name?: string; readonly properties?: Made }[] {
  return deployment.resources
    .filter(({ type, parent }) => {
      const outer = type === 'microsoft.web/sites/config' ? parent() : undefined;
      return outer !== undefined && actualOf(outer, deployment) === site;
    })
    .map((each) => {
      const [name, properties] = [known(each.name()), below(each.body(), 'properties')];
      return { ...(name !== undefined && { name }), ...(properties && { properties }) };
    });
}

/** .NET finds what is set here below `ConnectionStrings`. */
function connectionsOf(stated: Made | undefined): readonly Variable[] {
  const listed = itemsOf(stated).flatMap((item) => {
    const entry = item.is === 'object' ? item.entries.find(({ key }) => key === 'connectionString') : undefined;
    const name = known(below(item, 'name'));
    return entry && name !== undefined ? [{ key: name, value: entry.value, at: entry.at }] : [];
  });
  const mapped = entriesOf(stated).flatMap(({ key, value, at }) => {
    const inner = below(value, 'value');
    return inner ? [{ key, value: inner, at }] : [];
  });
  return [...listed, ...mapped]
    .filter(({ value }) => !isNull(value))
    .map((each) => ({ ...each, key: `ConnectionStrings__${each.key}` }));
}

/** https://learn.microsoft.com/azure/templates/microsoft.web/staticsites */
export function staticSite(resource: Resource, ground: Ground): readonly Program[] {
  const own = resource.isModule ? resource.body() : below(resource.body(), 'properties');
  const location = known(below(own, 'buildProperties', 'appLocation'));
  const folder = location === undefined ? undefined : joinPath('.', location.replace(/^\/+/, './'));
  return [programOf(resource, { variables: [], ports: [], nodeKind: 'frontend', folder }, ground)];
}
