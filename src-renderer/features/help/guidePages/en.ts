// The user guide in English, as it lies in docs/guide; a part of its own, loaded when the help first speaks it.
export const files = import.meta.glob('../../../../docs/guide/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
