import type { Overview } from '../../protocol.js';

/** What a tenant installs, by the names that it shows. */
export function InstallsPanel({ installs }: { readonly installs: Overview['report']['installs'] }) {
  return (
    <section class="panel" aria-labelledby="overview-installs">
      <div class="panel-header">
        <h2 id="overview-installs">What will be installed</h2>
      </div>
      <div class="panel-body stack tight">
        {installs.length === 0 && <p>Nothing that is known here.</p>}
        {installs.map(({ label, items }) => (
          <section key={label} aria-label={label}>
            <h3>{label}</h3>
            <ul class="overview-list">
              {items.map(({ name, versions, path }) => (
                <li key={path}>
                  <bdi>{name}</bdi>
                  {versions !== undefined && <span class="muted small"> {versions}</span>}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}
