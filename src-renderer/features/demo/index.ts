// Door of the demo company: the question before it goes.
export { RemoveDemoDialog } from './RemoveDemoDialog.tsx';
