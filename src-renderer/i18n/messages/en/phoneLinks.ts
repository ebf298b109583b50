// English texts of area `phoneLinks`: numbers from links, the clipboard and selected text. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const phoneLinks = english({
  about: 'About the number',
  extension: 'ext.',
  fromLink: 'From a link: Enter calls, Esc clears',
  badLink: 'This link holds no number that can be called',
  fromClipboard: 'In the clipboard',
  whichNumber: 'Which number?',
  take: 'Take {number}',
  nobody: 'No client has this number',
  kind_code: 'Service code: it may change how calls are handled',
  kind_short: 'Short number',
  kind_emergency: 'Emergency number, if it is no extension of your PBX',
  kind_address: 'Address at a PBX',
  title: 'Links with numbers',
  hint: 'Numbers in web pages and letters (tel:, callto: and sip: links) come into the call bar. You see who it is; only Enter calls.',
  isOurs: 'Such links open with Yolda',
  isOther: 'Such links open with another program',
  claim: 'Open tel: links with Yolda',
  release: 'Leave them to the system',
  needsLine: 'Add a line first: without one Yolda itself hands numbers to the program that opens such links.',
  notClaimed: 'The system did not accept it: choose Yolda in its settings of default programs',
  chooseInSystem: 'Choose Yolda for tel: links in the window of Windows that has opened',
  inBrowser:
    'The browser asks once. It works while the program stands at this address: start it with a fixed port, such as --port 8123.',
  notInBrowser: 'This browser lets no page open such links',
});
