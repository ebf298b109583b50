// Door of quotes: one quote with its lines, versions, what changed, and what is done with it.
export { QuoteScreen } from './QuoteScreen.tsx';
