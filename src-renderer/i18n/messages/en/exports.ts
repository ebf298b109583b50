// English texts of area `exports`: lists as files. Texts only, no logic.
export const exports = {
  export: 'Export the list',
  xlsx: 'Spreadsheet (XLSX)',
  csv: 'Text (CSV)',
  stop: 'Stop export ({rows})',
  done: { one: '{count} row exported', other: '{count} rows exported' },
  tooLong: {
    one: '{count} row exported; a spreadsheet holds no more',
    other: '{count} rows exported; a spreadsheet holds no more',
  },
  stopped: 'Export stopped: no file was made',
  failed: 'The list could not be exported',
} as const;
