/** The name of the instance; '' where the server does not tell. */
export function instanceName(): string {
  return typeof integrationInstance === 'string' ? integrationInstance : '';
}
