/** The option of every subcommand that talks to a tenant. */
export const tenantOption = {
  kind: 'string',
  placeholder: 'name',
  summary:
    'a tenant of cortex-tenants.json, or "environment"; default: that of DEMISTO_BASE_URL, else of the file',
} as const;
