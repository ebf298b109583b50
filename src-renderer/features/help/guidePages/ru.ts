// The user guide in Russian, as it lies in docs/guide; a part of its own, loaded when the help first speaks it.
export const files = import.meta.glob('../../../../docs/guide/ru/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
