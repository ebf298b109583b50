// The parts of the shell that work rather than show: each is loaded beside the first screen, not before it, and its place is
// kept meanwhile.
import { lazyPane } from '../ui/lazyPane.tsx';
import { SearchToCome } from './SearchToCome.tsx';

export const Search = lazyPane(
  async () => (await import('../features/search/index.ts')).SearchBox,
  <SearchToCome />,
);
/** The shell keeps its height. */
export const Dock = lazyPane(async () => (await import('../features/phoneDock/index.ts')).Dock);
export const CallSide = lazyPane(async () => (await import('./CallSide.tsx')).CallSide);
export const DrawerButton = lazyPane(async () => (await import('./DrawerButton.tsx')).DrawerButton);
export const DemoMark = lazyPane(async () => (await import('./DemoMark.tsx')).DemoMark);
