import { arg, defineLibrary, type Effect, guard, type Library } from '../../../src/code/library.ts';
import { element } from './support/selectors.ts';

/** Roles as they are listed, or an expression as it is written. */
const roles: Effect = guard({ roles: element('value') });
const expression: readonly Effect[] = [
  guard({ access: 'public', where: [arg(0, 'value'), 'permitAll()'] }),
  guard({ access: 'public', where: [arg(0, 'value'), 'permitAll'] }),
  guard({ roles: arg(0, 'value') }),
];
const open: Effect = guard({ access: 'public' });

function annotations(
  name: string,
  imports: readonly string[],
  docs: string,
  effects: Readonly<Record<string, Effect | readonly Effect[]>>,
): Library {
  return defineLibrary({ name, imports, docs, decorators: { class: effects, method: effects } });
}

/** Who may call, by annotations of classes and methods. */
export const securityLibraries: readonly Library[] = [
  annotations(
    'spring-security',
    ['org.springframework.security.access.prepost', 'org.springframework.security.access.annotation'],
    'https://docs.spring.io/spring-security/reference/servlet/authorization/method-security.html',
    { PreAuthorize: expression, PostAuthorize: expression, Secured: roles },
  ),
  annotations(
    'jakarta-security',
    ['jakarta.annotation.security', 'javax.annotation.security', 'io.quarkus.security', 'io.micronaut.security.annotation'],
    'https://jakarta.ee/specifications/annotations/3.0/annotations-spec-3.0#jakarta-annotation-security-rolesallowed',
    {
      RolesAllowed: roles,
      DenyAll: guard({}),
      Authenticated: guard({}),
      Secured: roles,
      PermitAll: open,
      PermissionsAllowed: roles,
    },
  ),
];
