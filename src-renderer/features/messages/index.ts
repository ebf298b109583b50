// The door of messages: the screen, what is said of one task, and choosing people.
export { MessagesScreen } from './MessagesScreen.tsx';
export { PeopleField, useUsers } from './PeopleField.tsx';
export { TaskTalk } from './TaskTalk.tsx';
