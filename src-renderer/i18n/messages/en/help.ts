// English texts of area `help`: the user guide in the program, what is new. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const help = english({
  title: 'Help',
  ofScreen: 'Help on this screen',
  contents: 'All pages of the guide',
  backToPage: 'Back to the page before',
  search: 'Search the guide',
  found: 'Found in the guide',
  notFound: 'The guide says nothing about “{text}”',
  close: 'Close the help',
  newsOf: 'What is new in version {version}',
  whatIsNew: 'What is new',
});
