// The door of tasks: the screen with its lists, board and card, and the form that every card opens.
export { TaskDialog } from './TaskDialog.tsx';
export { TasksScreen } from './TasksScreen.tsx';
