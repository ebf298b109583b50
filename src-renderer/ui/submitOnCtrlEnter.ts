// Ctrl+Enter (⌘+Enter) anywhere in a form is its submit button.
import type { KeyboardEvent } from 'react';
import { physicalKey } from './keyboard/physicalKey.ts';

/** For `onKeyDown` of a form; goes through its `onSubmit`. */
export function submitOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (physicalKey(event) !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
