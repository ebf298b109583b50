// The user guide in Azerbaijani, as it lies in docs/guide; a part of its own, loaded when the help first speaks it.
export const files = import.meta.glob('../../../../docs/guide/az/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
