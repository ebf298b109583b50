// The door of the desk feature: the screen where a rep's day is worked through.
export { Desk } from './Desk.tsx';
