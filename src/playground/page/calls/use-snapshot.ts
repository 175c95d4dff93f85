import { useEffect, useState } from 'preact/hooks';
import type { Snapshot } from '../../protocol.js';
import { CallFailed, call } from './call.js';

export interface ServerConnection {
  /** Absent until the first answer. */
  readonly snapshot?: Snapshot;
  /** Why there is no connection now. */
  readonly problem?: string;
}

const retryMilliseconds = 1500;

/** What there is now, as long as the component is shown. */
export function useSnapshot(): ServerConnection {
  const [connection, setConnection] = useState<ServerConnection>({});
  useEffect(() => {
    let shown = true;
    let since: number | undefined;
    const follow = async () => {
      while (shown) {
        try {
          const snapshot = await call('snapshot', since === undefined ? {} : { since });
          since = snapshot.revision;
          if (shown) setConnection({ snapshot });
        } catch (error) {
          if (!(error instanceof CallFailed)) throw error;
          since = undefined;
          if (shown)
            setConnection(({ snapshot }) => ({ ...(snapshot && { snapshot }), problem: error.message }));
          // A token that is refused stays so.
          if (error.status === 401) return;
          await new Promise((resolve) => setTimeout(resolve, retryMilliseconds));
        }
      }
    };
    void follow();
    return () => {
      shown = false;
    };
  }, []);
  return connection;
}
