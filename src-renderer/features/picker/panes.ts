// The walk through the picker's parts by F6, in the order they stand on the page. Knows no part by name.

const focusables = '[role=grid], [role=tree], input:not(:disabled)';

function partsOf(body: HTMLElement): HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>('[data-picker-pane]')].flatMap((pane) => {
    const target = pane.checkVisibility() ? pane.querySelector<HTMLElement>(focusables) : null;
    return target === null ? [] : [target];
  });
}

/** Moves the focus to the next part, or the one before; round at the ends. */
export function focusNextPart(body: HTMLElement | null, step: 1 | -1): void {
  if (body === null) return;
  const parts = partsOf(body);
  const { activeElement } = document;
  const from = parts.findLastIndex((part) => part.closest('[data-picker-pane]')?.contains(activeElement));
  const start = from < 0 && step < 0 ? 0 : from;
  parts[(start + step + parts.length) % parts.length]?.focus();
}
