import type { Overview } from '../../protocol.js';

type Integration = Overview['report']['integrations'][number];

/** The hosts that an integration reaches and the permissions that its texts ask for. */
export function AccessPanel({ integration }: { readonly integration: Integration }) {
  const { name, hosts, permissions } = integration;
  return (
    <section class="panel" aria-label={`Hosts and permissions of ${name}`}>
      <div class="panel-header">
        <h2>
          Hosts and permissions of <bdi>{name}</bdi>
        </h2>
      </div>
      <div class="panel-body stack tight">
        <h3>Outbound hosts</h3>
        {hosts.length === 0 && <p>Not known: neither the form nor the code names a host.</p>}
        <ul class="overview-list">
          {hosts.map(({ host, because }) => (
            <li key={`${host} ${because}`}>
              {host !== undefined && <code>{host}</code>} <span class="muted small">{because}</span>
            </li>
          ))}
        </ul>
        <h3>Permissions, in the words of the pack</h3>
        {permissions.length === 0 && <p>Not known: neither the help nor the README speaks of any.</p>}
        <ul class="overview-list">
          {permissions.map(({ text, source }) => (
            <li key={text}>
              {text} <span class="muted small">({source})</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
