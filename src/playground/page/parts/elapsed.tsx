import { useEffect, useState } from 'preact/hooks';

/** Whole seconds since the component was first shown. */
export function Elapsed() {
  const [started] = useState(() => performance.now());
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - started) / 1000)), 250);
    return () => clearInterval(timer);
  }, []);
  return <span class="number">{seconds} s</span>;
}
