// The keys of calls: what is pressed, and how it is shown. They work in text fields and over dialogs.

export const callKeys = {
  answer: { keys: 'Ctrl+Shift+KeyA', shown: 'Ctrl+Shift+A' },
  decline: { keys: 'Ctrl+Shift+KeyD', shown: 'Ctrl+Shift+D' },
  end: { keys: 'Ctrl+Shift+KeyE', shown: 'Ctrl+Shift+E' },
  mute: { keys: 'Ctrl+Shift+KeyM', shown: 'Ctrl+Shift+M' },
  hold: { keys: 'Ctrl+Shift+KeyH', shown: 'Ctrl+Shift+H' },
  transfer: { keys: 'Ctrl+Shift+KeyT', shown: 'Ctrl+Shift+T' },
  dial: { keys: 'Ctrl+KeyD', shown: 'Ctrl+D' },
} as const;
