import { useEffect, useState } from 'preact/hooks';

/** Whole seconds since a point in time (epoch milliseconds); by default since the component was first shown. */
export function Elapsed({ since }: { readonly since?: number | undefined }) {
  const [started] = useState(() => since ?? Date.now());
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return <span class="number">{Math.max(0, Math.floor((now - started) / 1000))} s</span>;
}
