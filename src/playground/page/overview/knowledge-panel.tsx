import type { Overview } from '../../protocol.js';

/** What was verified, and what only a tenant can show. */
export function KnowledgePanel({ report }: { readonly report: Overview['report'] }) {
  const missing = report.results.filter(({ status }) => status === 'not run');
  return (
    <section class="panel" aria-labelledby="overview-knowledge">
      <div class="panel-header">
        <h2 id="overview-knowledge">Verified, and not measured</h2>
      </div>
      <div class="panel-body stack tight">
        <h3>Verified</h3>
        <ul class="overview-list">
          {report.verified.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <h3>Not measured</h3>
        <ul class="overview-list">
          {report.openQuestions.map(({ about, text }) => (
            <li key={text}>
              <strong>{about}.</strong> {text}
            </li>
          ))}
        </ul>
        <h3>Checks that take longer, in the project of the pack</h3>
        <ul class="overview-list">
          {missing.map(({ title, command }) => (
            <li key={title}>
              {title}
              {command !== undefined && (
                <>
                  : <code>{command}</code>
                </>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
