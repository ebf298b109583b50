// Door of the demo company: the action, and the bare rows for the bench, which writes them over its own connection.
export type { DemoPlan } from './demoPlan.ts';
export { createRowWriter } from './demoRows.repo.ts';
export { makeDemo, settleDemo, storePictures, streamDemo } from './makeDemo.ts';
export { reviewDemo } from './ownRows.repo.ts';
export { removeDemo } from './removeDemo.ts';
