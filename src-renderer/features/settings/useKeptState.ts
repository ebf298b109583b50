// State of a form that survives leaving the page, a reload or a crash: changes are kept in the browser's storage
// until they are saved or dropped. Never rows and never passwords: `hide` says what is not kept.
import { useCallback, useState } from 'react';

const prefix = 'yolda.draft.';

function load<T extends object>(key: string, start: T): T | undefined {
  const text = localStorage.getItem(prefix + key);
  if (text === null) return undefined;
  try {
    const kept: unknown = JSON.parse(text);
    return typeof kept === 'object' && kept !== null ? { ...start, ...kept } : undefined;
  } catch {
    return undefined;
  }
}

export type KeptState<T> = {
  values: T;
  set: (values: T) => void;
  /** Not saved yet. */
  isChanged: boolean;
  /** Came from an earlier visit. */
  isRestored: boolean;
  /** Forgets the draft; the form shows `values`, by default what it began with. */
  drop: (values?: T) => void;
};

/** @param hide takes out what must not lie in the storage */
export function useKeptState<T extends object>(
  key: string,
  start: T,
  hide: (values: T) => object = (values) => values,
): KeptState<T> {
  const [first] = useState(start);
  const [restored] = useState(() => load(key, first));
  const [state, setState] = useState({
    values: restored ?? first,
    isChanged: restored !== undefined,
    isRestored: restored !== undefined,
  });
  const set = useCallback(
    (values: T) => {
      localStorage.setItem(prefix + key, JSON.stringify(hide(values)));
      setState((last) => ({ ...last, values, isChanged: true }));
    },
    [key, hide],
  );
  const drop = useCallback(
    (values: T = first) => {
      localStorage.removeItem(prefix + key);
      setState({ values, isChanged: false, isRestored: false });
    },
    [key, first],
  );
  return { ...state, set, drop };
}
