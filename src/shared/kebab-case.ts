/** The words of a name in camel case, in small letters with hyphens: `acme-desk` for `AcmeDesk`. */
export function kebabCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
