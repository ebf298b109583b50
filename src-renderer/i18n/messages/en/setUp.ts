// English texts of area `setUp`: the set-up page and the check of the computer. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const setUp = english({
  title: 'Set-up',
  hint: 'What is done, what is not, and what it is good for. Nothing but your requisites is needed to sell.',
  steps: 'Steps of the set-up',
  isDone: 'done',
  isOpen: 'not yet',
  doneOf: '{done} of {total} done',
  requisites: 'Requisites and bank account',
  requisitesWhy: 'Without a tax id and an account an invoice cannot be paid.',
  recoveryKey: 'Recovery key on paper',
  recoveryKeyWhy: 'It alone opens a backup on another computer.',
  calendar: 'Days off of the year',
  calendarWhy: 'Planned calls pass over them.',
  lists: 'Ready lists of your trade',
  listsWhy: 'Sources, posts, units: forms offer them, reports count by them.',
  people: 'People of the firm',
  peopleWhy: 'Clients and tasks are given to them.',
  catalogue: 'Items and prices',
  catalogueWhy: 'From 1C, from a table, or typed: then they are picked, not written.',
  mail: 'Mail account',
  mailWhy: 'Invoices leave from here. The page tests the account and says which step fails.',
  phone: 'Phone line',
  phoneWhy: 'Calls by one key, with the card of whoever calls. The line is tested there, down to the sound.',
  hub: 'Office hub',
  hubWhy: 'Several computers work on one company, and what is lost here is there.',
  open: 'Open: {name}',
  computer: 'This computer',
  computerHint: 'Looks for what would lose or stop the company. Nothing leaves the computer.',
  check: 'Check this computer',
  checking: 'Checking…',
  checkAgain: 'Check again',
  companyFolder: 'The company lies in {folder}',
  disk: 'Room on the disk',
  writing: 'Writing to the company folder',
  place: 'Where the folder lies',
  secrets: 'Keychain for passwords',
  clock: 'Clock',
  microphone: 'Microphone',
  notes: 'Notifications',
  diskFree: '{size} GB free.',
  disk_low: '{size} GB free: enough for now. Make room soon, a backup needs as much as the company itself.',
  disk_nearly_full: 'Only {size} GB free: soon nothing more can be saved. Make room now.',
  not_writable:
    'Nothing can be written there. Give yourself the right to write, or move the company to another folder.',
  read_back_differs:
    'What was written came back otherwise: the disk is failing. Make a backup to another disk now.',
  cloud_folder:
    'The folder is copied to a cloud while the program writes: this destroys databases. Close the program and move the folder out of OneDrive, Dropbox and the like.',
  network_folder:
    'The folder lies on a network share, which loses what was saved when the line breaks. Close the program and move it to this computer; several computers work together through the hub.',
  secrets_unavailable:
    'The system’s keychain does not answer: passwords of mail and phone cannot be kept. On Linux start the keyring (gnome-keyring, KWallet).',
  clock_off:
    'The clock is off by {minutes} min against the hub. Set the time of the system: switch on “set automatically”.',
  clock_unknown:
    'Without the hub there is nobody to compare with. Switch on “set automatically” in the system.',
  fine: 'In order.',
  microphoneAllowed: 'Allowed.',
  microphoneDenied:
    'Forbidden for this program: nobody would hear you. Allow it in the settings of the system or browser.',
  microphoneAsks: 'Will be asked at the first call. Allow it now, so that the first client is heard.',
  notesAllowed: 'Allowed.',
  notesDenied:
    'Forbidden: reminders and calls are seen only while the program is in front. Allow them in the settings of the system or browser.',
  notesAsk: 'Not asked yet: reminders and calls are seen only while the program is in front.',
  allow: 'Allow',
  allowNamed: 'Allow: {name}',
  good: 'good',
  warn: 'look at it',
  bad: 'must be mended',
});
