// What is told of a pane that failed: where, never what stood in a row.
import { expect, it } from 'vitest';
import { faultText, paneFault } from '#renderer/ui/paneFault.ts';

it('names the pane, the kind and the places, without the message and the address of the machine', () => {
  const error = new SyntaxError('Unexpected token A in "Alfa MMC\n    at Əliyev"');
  error.stack = `SyntaxError: ${error.message}\n    at parse (http://127.0.0.1:7001/assets/desk.js:1:23)\n    at app://yolda/assets/index.js:2:3`;
  const fault = paneFault(
    'desk.client',
    error,
    '\n    at Client (http://127.0.0.1:7001/assets/desk.js:4:5)\n',
  );
  expect(fault).toEqual({
    pane: 'desk.client',
    kind: 'SyntaxError',
    frames: ['at parse (/assets/desk.js:1:23)', 'at /assets/index.js:2:3', 'at Client (/assets/desk.js:4:5)'],
  });
  expect(faultText(fault)).toBe(`desk.client: SyntaxError\n${fault.frames.join('\n')}`);
});
