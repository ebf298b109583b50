// The one registry of commands: components register what can be done by useHotkeys, with a shortcut or without one. Owns the
// one keydown listener of the window; the shortcut sheet and the palette are drawn from it. Knows no feature.
import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { isTextTarget, matchesChord, parseChord } from './hotkeyMatch.ts';
import { isHalfTyped, physicalKey } from './physicalKey.ts';

export type Hotkey = {
  /** `Ctrl+KeyK`, `F9`, `KeyD`, `Shift+Slash`, or a sequence `KeyG KeyD`; '' = a command of the palette only. */
  keys: string;
  /** Shown in the shortcut sheet and the palette; no label, not listed. */
  label?: string;
  /** What its button does. */
  run: () => void;
  /** Whether it would do something now; the palette offers it only then. */
  isAvailable?: () => boolean;
  /** A way of the keyboard alone, such as to the next row: no command of the palette. */
  isKeyOnly?: boolean;
  /** Also while typing (default: only with Ctrl/Alt or a function key). */
  isAllowedInText?: boolean;
  /** Also over an open dialog or menu that this shortcut does not belong to. */
  isAllowedOverDialog?: boolean;
};
export type HotkeyOptions = {
  /** Heading in the shortcut sheet. */
  group?: string;
  /** Only while the focus is inside this element. */
  scope?: RefObject<HTMLElement | null>;
  /** `scope` is the body of a dialog: heard with the focus on the buttons beneath it as well. */
  isOfDialog?: boolean;
  isEnabled?: boolean;
};
type Registration = HotkeyOptions & { hotkeys: readonly Hotkey[] };
type Registry = { add(entry: Registration): () => void; list(): readonly Registration[] };

const RegistryContext = createContext<Registry | null>(null);
const sequenceTimeoutMs = 1200;

function topLayer(): Element | null {
  return [...document.querySelectorAll('[data-hotkey-layer]:not([data-closed])')].at(-1) ?? null;
}

const scopeOf = ({ scope, isOfDialog }: Registration): HTMLElement | null | undefined =>
  isOfDialog ? scope?.current?.closest<HTMLElement>('[data-hotkey-layer]') : scope?.current;

function isReachable(entry: Registration, hotkey: Hotkey, event: KeyboardEvent): boolean {
  if (hotkey.keys === '') return false;
  const scope = scopeOf(entry);
  if (entry.isEnabled === false) return false;
  if (entry.scope && !(scope && event.target instanceof Node && scope.contains(event.target))) return false;
  const layer = topLayer();
  if (layer && !hotkey.isAllowedOverDialog && !(scope && layer.contains(scope))) return false;
  const chord = parseChord(hotkey.keys);
  const isSafeInText = hotkey.isAllowedInText ?? (chord.isCtrl || chord.isAlt || /^F\d+$/.test(chord.code));
  return isSafeInText || !isTextTarget(event.target);
}

function isSingleKey(keys: string): boolean {
  return /^(Shift\+)?(Key|Digit)\w( |$)/.test(keys);
}

/** Put once around the program. `areSingleKeysOn` false switches off one-letter shortcuts (WCAG 2.1.4). */
export function HotkeyProvider({
  children,
  areSingleKeysOn = true,
}: {
  children: ReactNode;
  areSingleKeysOn?: boolean;
}) {
  const entries = useRef<Registration[]>([]);
  const registry = useMemo<Registry>(
    () => ({
      add(entry) {
        entries.current.push(entry);
        return () => {
          entries.current = entries.current.filter((other) => other !== entry);
        };
      },
      list: () => entries.current,
    }),
    [],
  );
  useEffect(() => {
    let pending = { code: '', atMs: 0 };
    const handle = (event: KeyboardEvent) => {
      if (
        isHalfTyped(event) ||
        event.defaultPrevented ||
        event.key === 'Shift' ||
        event.key === 'Control' ||
        event.key === 'Alt'
      )
        return;
      const first = event.timeStamp - pending.atMs < sequenceTimeoutMs ? pending.code : '';
      pending = { code: '', atMs: 0 };
      const all = entries.current
        .toReversed()
        .flatMap((entry) => entry.hotkeys.map((hotkey) => ({ entry, hotkey })));
      const usable = all.filter(
        ({ entry, hotkey }) =>
          (areSingleKeysOn || !isSingleKey(hotkey.keys)) && isReachable(entry, hotkey, event),
      );
      const found = usable.find(({ hotkey }) => {
        const [one = '', two] = hotkey.keys.split(' ');
        return two
          ? one === first && matchesChord(event, parseChord(two))
          : !first && matchesChord(event, parseChord(one));
      });
      if (found) {
        event.preventDefault();
        found.hotkey.run();
      } else if (!first && usable.some(({ hotkey }) => hotkey.keys.startsWith(`${physicalKey(event)} `))) {
        pending = { code: physicalKey(event), atMs: event.timeStamp };
      }
    };
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, [areSingleKeysOn]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

function useRegistry(): Registry {
  const registry = useContext(RegistryContext);
  if (!registry) throw new Error('HotkeyProvider is missing above this component');
  return registry;
}

/** Registers shortcuts while mounted; the latest registered wins. The array may be made anew at each render. */
export function useHotkeys(
  hotkeys: readonly Hotkey[],
  { group, scope, isOfDialog = false, isEnabled = true }: HotkeyOptions = {},
): void {
  const registry = useRegistry();
  const latest = useRef(hotkeys);
  // With what is painted, not after it: a key pressed at once means what is seen, not what was there before.
  useLayoutEffect(() => {
    latest.current = hotkeys;
  });
  useEffect(
    () =>
      registry.add({
        group,
        scope,
        isOfDialog,
        isEnabled,
        get hotkeys() {
          return latest.current;
        },
      }),
    [registry, group, scope, isOfDialog, isEnabled],
  );
}

/** For the shortcut sheet: what is registered now, grouped. */
export function useHotkeyList(): () => { group: string; hotkeys: { keys: string; label: string }[] }[] {
  const registry = useRegistry();
  return () => {
    const groups = new Map<string, { keys: string; label: string }[]>();
    for (const entry of registry.list()) {
      for (const { keys, label } of entry.hotkeys) {
        if (label && keys)
          groups.set(entry.group ?? '', [...(groups.get(entry.group ?? '') ?? []), { keys, label }]);
      }
    }
    return [...groups].map(([group, hotkeys]) => ({ group, hotkeys }));
  };
}

export type Command = { id: string; group: string; label: string; keys: string; run: () => void };

/**
 * For the palette: what can be done now, from where the focus was. The one registered last stands for its keys, as
 * when they are pressed.
 */
export function useCommands(): (from: Element | null) => Command[] {
  const registry = useRegistry();
  return (from) => {
    const seen = new Set<string>();
    const isHere = (entry: Registration): boolean =>
      entry.isEnabled !== false &&
      (!entry.scope || (from !== null && scopeOf(entry)?.contains(from) === true));
    const latestFirst = registry
      .list()
      .toReversed()
      .filter(isHere)
      .flatMap(({ group = '', hotkeys }) => hotkeys.map((hotkey) => ({ group, ...hotkey })));
    return latestFirst
      .filter(({ keys, label, isKeyOnly, isAvailable }) => {
        const id = keys || label;
        if (!id || seen.has(id)) return false;
        seen.add(id);
        return label !== undefined && isKeyOnly !== true && isAvailable?.() !== false;
      })
      .map(({ group, label = '', keys, run }) => ({ id: `${group}/${label}`, group, label, keys, run }))
      .toReversed();
  };
}
