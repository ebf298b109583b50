// Opens a pdfkit document on A4 and gathers its bytes. The same texts give the same bytes: no clock, no random ids.
import PDFDocument from 'pdfkit';
import { type PrintFonts, registerFonts } from './fonts.ts';

export type DocumentInfo = {
  title: string;
  author: string;
  /** YYYY-MM-DD: of the document, not of the rendering – the file id is made of it too */
  date: string;
  /** `az-AZ` */
  language: string;
};

export function openDocument(info: DocumentInfo, fonts: PrintFonts): PDFKit.PDFDocument {
  const options = {
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: info.language,
    displayTitle: true,
    pdfVersion: '1.7',
    // null: without it every document would carry Helvetica
    font: null as unknown as string,
    info: {
      Title: info.title,
      Author: info.author,
      Creator: 'Yolda',
      Producer: 'Yolda',
      CreationDate: new Date(`${info.date}T12:00:00Z`),
    },
  } satisfies PDFKit.PDFDocumentOptions;
  const doc = new PDFDocument(options);
  registerFonts(doc, fonts);
  return doc;
}

/** Call before anything is drawn; settles once the document has ended. */
export function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('error', reject);
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
  });
}
