// English texts of area `columns`: the columns of a list – chosen, moved, sized. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const columns = english({
  choose: 'Choose columns',
  title: 'Columns of the list',
  hint: 'Kept on this computer. Alt+↑ and Alt+↓ move a column.',
  menuOf: 'Column “{name}”',
  moveLeft: 'Move left',
  moveRight: 'Move right',
  moveUp: 'Move “{name}” up',
  moveDown: 'Move “{name}” down',
  wider: 'Wider',
  narrower: 'Narrower',
  usualWidth: 'Usual width',
  hide: 'Hide',
  sortAscending: 'Sort ascending',
  sortDescending: 'Sort descending',
  reset: 'As it was at first',
  moved: 'Column “{name}”: {place} of {count}',
  hidden: 'Column “{name}” is hidden',
  alwaysShown: 'always shown',
});
