// Walks the SAX events of one file along the field tree and emits records. Text in, records out, nothing async.
// Owns the stack, positions, limits and the errors that stop a file; the fields own the meaning.
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { AppError } from '#shared/contract/errors.ts';
import { catalogueField, classifierField } from './catalogueSpec.ts';
import { documentField } from './documentSpec.ts';
import { type Field, type Fields, object, type ParseContext, wrap } from './element.ts';
import { offerChangesField, offersField } from './offerSpec.ts';
import { partyField } from './partySpec.ts';
import type { CommercemlRecord } from './records.ts';
import type { ExchangeSession } from './session.ts';

const rootName = 'КоммерческаяИнформация';
const maxDepth = 100;
/** Longest run without any markup: a text, comment or attribute that the SAX parser must hold. */
const maxRunChars = 16_000_000;
/** Longest single record (a document with its lines). */
const maxRecordChars = 128_000_000;

const partyRecordField = partyField<object>((_root, party, context) => {
  context.emit({ kind: 'party', party, ...context.position() });
});

const rootFields: Fields<object> = {
  Классификатор: classifierField,
  Каталог: catalogueField,
  ПакетПредложений: offersField,
  ИзмененияПакетаПредложений: offerChangesField,
  Документ: documentField,
  Документы: wrap({ Документ: documentField }),
  Контейнер: wrap({ Документ: documentField }),
  Контрагенты: wrap({ Контрагент: partyRecordField }),
};

/** 2.03 … 2.10 and 3.1 (with any third number). */
export function isKnownVersion(version: string): boolean {
  const [, major, minor] = /^(\d)\.(\d{1,2})(?:\.\d+)?$/.exec(version) ?? [];
  if (major === '2') return minor?.length === 2 && Number(minor) >= 3 && Number(minor) <= 10;
  return major === '3' && minor === '1';
}

const rootField = object<object, object>({
  open: (_none, attributes, context) => {
    const version = attributes.ВерсияСхемы?.trim() ?? '';
    if (!isKnownVersion(version)) throw new AppError('incompatible', 'commerceml_version', { version });
    const formedAt = attributes.ДатаФормирования?.trim();
    context.emit(formedAt ? { kind: 'header', version, formedAt } : { kind: 'header', version });
    return {};
  },
  fields: rootFields,
  close: () => undefined,
});

export type CommercemlParser = { write(text: string): void; end(): void };

export type ParserOptions = {
  /** Name for problems and errors, relative to the source. */
  file: string;
  session: ExchangeSession;
  emit: (record: CommercemlRecord) => void;
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The stack of open elements that mean something, and the count of those that do not. */
function createWalker(context: ParseContext, fail: (reason: string) => never) {
  const fields: Field<unknown>[] = [];
  const targets: unknown[] = [{}];
  let top: Field<unknown> | undefined;
  let ignoredDepth = 0;
  let content = '';

  const flushText = (): void => {
    const trimmed = content.trim();
    content = '';
    if (trimmed !== '') top?.text?.(targets[targets.length - 1], trimmed, context);
  };

  const childOf = (name: string): Field<unknown> | undefined => {
    if (top === undefined) {
      if (localName(name) !== rootName) throw new AppError('invalid_input', 'not_commerceml');
      return rootField as Field<unknown>;
    }
    const { children } = top;
    return children?.get(name) ?? (name.includes(':') ? children?.get(localName(name)) : undefined);
  };

  return {
    isIgnoring: (): boolean => ignoredDepth > 0,
    open(tag: SaxesTagPlain): void {
      if (ignoredDepth > 0) {
        ignoredDepth += 1;
        if (ignoredDepth > maxDepth) fail('xml_limit');
        return;
      }
      if (content !== '') flushText();
      const field = childOf(tag.name);
      if (field === undefined) {
        ignoredDepth = 1;
        return;
      }
      const target = targets[targets.length - 1];
      targets.push(field.open === undefined ? target : field.open(target, tag.attributes, context));
      fields.push(field);
      top = field;
      if (fields.length > maxDepth) fail('xml_limit');
    },
    text(part: string): void {
      if (ignoredDepth === 0 && top?.text !== undefined) content += part;
    },
    close(): void {
      if (ignoredDepth > 0) {
        ignoredDepth -= 1;
        return;
      }
      if (content !== '') flushText();
      const field = fields.pop();
      const value = targets.pop();
      top = fields[fields.length - 1];
      field?.close?.(targets[targets.length - 1], value, context);
    },
  };
}

/**
 * A push parser for one file.
 * @throws AppError invalid_input: `xml` (malformed or truncated), `xml_doctype`, `xml_limit`, `not_commerceml`;
 *   incompatible: `commerceml_version`; all with details {file, line, column}
 */
export function createCommercemlParser({ file, session, emit }: ParserOptions): CommercemlParser {
  const sax = new SaxesParser();
  let runChars = 0;
  let recordChars = 0;
  const position = () => ({ line: sax.line, column: sax.column });
  const fail = (reason: string): never => {
    throw new AppError('invalid_input', reason, { file, ...position() });
  };
  const context: ParseContext = {
    session,
    position,
    emit(record) {
      recordChars = 0;
      emit(record);
    },
    problem(reason, ref, isSkipped, at = position()) {
      const { line, column } = at;
      emit({ kind: 'problem', file, line, column, ref: ref === '' ? undefined : ref, reason, isSkipped });
    },
  };
  const walker = createWalker(context, fail);
  sax.on('error', () => fail('xml'));
  sax.on('doctype', () => fail('xml_doctype'));
  sax.on('opentag', (tag) => {
    runChars = 0;
    walker.open(tag);
  });
  sax.on('text', walker.text);
  sax.on('cdata', walker.text);
  sax.on('closetag', () => {
    runChars = 0;
    walker.close();
  });

  const guarded = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      if (!(error instanceof AppError) || error.details?.file !== undefined) throw error;
      throw new AppError(error.code, error.reason, { file, ...position(), ...error.details });
    }
  };
  return {
    write: (text) =>
      guarded(() => {
        runChars += text.length;
        recordChars = walker.isIgnoring() ? 0 : recordChars + text.length;
        if (runChars > maxRunChars || recordChars > maxRecordChars) fail('xml_limit');
        sax.write(text);
      }),
    end: () => guarded(() => void sax.close()),
  };
}
