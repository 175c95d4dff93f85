import { constant } from 'cortex-pack/definition';

/** XQL about who acted, made from a column with the type of the actor in lower case. Both audit logs share the words. */

const services = '("system", "cloudflare", "account", "delegated_service")';

export function privilegeLevel(type: string): string {
  return `if(${type} = "user", ${constant('PRIVILEGE_LEVEL_USER')}, ${type} in ("admin", "cloudflare_admin"), ${constant('PRIVILEGE_LEVEL_ADMIN')}, ${type} in ${services}, ${constant('PRIVILEGE_LEVEL_SYSTEM')})`;
}

export function userType(type: string): string {
  return `if(${type} in ("user", "admin", "cloudflare_admin"), ${constant('USER_TYPE_REGULAR')}, ${type} in ${services}, ${constant('USER_TYPE_SERVICE_ACCOUNT')})`;
}
