// The document model of a printed report: texts only, already in the reader's language. Drawing looks nothing up.

export type ReportTable = {
  columns: { head: string; align: 'left' | 'right' /** part of the width */; share: number }[];
  /** cells by column */
  rows: string[][];
};

export type ReportSection = {
  heading?: string;
  /** label and value; an empty value is left out */
  facts?: [label: string, value: string][];
  table?: ReportTable;
};

export type ReportModel = {
  /** of the document's texts, for a reader's voice */
  language: 'az' | 'ru' | 'en';
  title: string;
  /** what is shown: period, filters, counts */
  subtitle: string[];
  sections: ReportSection[];
  /** left in the foot of each page: whose report, when printed */
  foot: string;
  /** `Page 1 of 3` with 1 and 3 in these places: `{page}`, `{pages}` */
  pageText: string;
  /** YYYY-MM-DD: the date of the document */
  date: string;
};
