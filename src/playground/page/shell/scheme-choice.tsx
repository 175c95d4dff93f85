import { useState } from 'preact/hooks';
import { applyScheme, keptScheme, type Scheme, schemes } from './scheme.js';

export function SchemeChoice() {
  const [scheme, setScheme] = useState(keptScheme);
  return (
    <select
      class="frame-scheme"
      aria-label="Colors"
      value={scheme}
      onChange={({ currentTarget }) => {
        const chosen = currentTarget.value as Scheme;
        applyScheme(chosen);
        setScheme(chosen);
      }}
    >
      {Object.entries(schemes).map(([name, label]) => (
        <option key={name} value={name}>
          {label}
        </option>
      ))}
    </select>
  );
}
