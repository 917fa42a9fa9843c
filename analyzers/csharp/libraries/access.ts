import { arg, defineLibrary, type Effect, first, guard, keyword } from '../../../src/code/library.ts';

const authorize: Effect = guard({
  scheme: keyword('AuthenticationSchemes'),
  roles: first(keyword('Roles'), keyword('Policy'), arg(0)),
});
const stated: Readonly<Record<string, Effect>> = { Authorize: authorize, AllowAnonymous: guard({ access: 'public' }) };

/** Attributes of controllers and actions: https://learn.microsoft.com/aspnet/core/security/authorization/simple */
export const aspNetCoreAuthorization = defineLibrary({
  name: 'aspnetcore-authorization',
  imports: ['Microsoft.AspNetCore.Authorization'],
  docs: 'https://learn.microsoft.com/aspnet/core/security/authorization/simple',
  decorators: { class: stated, method: stated },
});
