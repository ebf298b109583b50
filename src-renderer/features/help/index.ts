// Door of the help: the user guide beside the work.
export { HelpPane } from './HelpPane.tsx';
