// The SAX events of one XML part of a workbook, streaming, by local names (strict and transitional files differ in
// prefixes only). Owns the limits and the errors of the XML; what an element means is the caller's.
import { SaxesParser } from 'saxes';
import { AppError } from '#shared/contract/errors.ts';
import type { SourceFile } from '../archive/exchangeSource.ts';
import { decodeXml } from '../commerceml/decodeXml.ts';

/** Longest run without a tag that the parser must hold: a cell has at most 32 767 characters. */
const maxRunChars = 4_000_000;
const maxDepth = 100;

export type XmlHandlers = {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  /** May come in several pieces. */
  text?(part: string): void;
  close?(name: string): void;
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Gives the turn back after each chunk, so that the caller passes on what its handlers gathered.
 * @throws AppError invalid_input: xml, xml_doctype, xml_limit, wrong_encoding; {file, line, column}
 */
export async function* parseXml(file: SourceFile, handlers: XmlHandlers): AsyncGenerator<undefined> {
  const sax = new SaxesParser();
  let runChars = 0;
  let depth = 0;
  const fail = (reason: string): never => {
    const { line, column } = sax;
    throw new AppError('invalid_input', reason, { file: file.path, line, column });
  };
  const text = (part: string): void => handlers.text?.(part);
  sax.on('error', () => fail('xml'));
  sax.on('doctype', () => fail('xml_doctype'));
  sax.on('text', text);
  sax.on('cdata', text);
  sax.on('opentag', ({ name, attributes }) => {
    runChars = 0;
    depth += 1;
    if (depth > maxDepth) fail('xml_limit');
    handlers.open(localName(name), attributes);
  });
  sax.on('closetag', ({ name }) => {
    runChars = 0;
    depth -= 1;
    handlers.close?.(localName(name));
  });
  for await (const chunk of decodeXml(await file.open(), file.path)) {
    runChars += chunk.length;
    if (runChars > maxRunChars) fail('xml_limit');
    sax.write(chunk);
    yield;
  }
  sax.close();
}

/** The whole part at once, for small ones. @throws as `parseXml` */
export async function walkXml(file: SourceFile, handlers: XmlHandlers): Promise<void> {
  for await (const _ of parseXml(file, handlers));
}
