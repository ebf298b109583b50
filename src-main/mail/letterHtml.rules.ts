// The HTML part of a letter: our header, then the text. Made here only, so an edited text can be put back
// between the marks, and the text part is read from the same source. Everything is escaped.

export type LetterHeader = {
  name: string;
  /** Requisites, one line each. */
  lines: readonly string[];
  /** Picture shown by `cid:`, named by its hash. */
  logoHash: string | null;
};

const headerMarks = ['<!--header-->', '<!--/header-->'] as const;
const textMarks = ['<!--text-->', '<!--/text-->'] as const;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

function unescapeHtml(text: string): string {
  return Object.entries(entities)
    .reverse()
    .reduce((result, [character, entity]) => result.replaceAll(entity, character), text);
}

function renderText(text: string): string {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map(
      (paragraph) =>
        `<p style="margin:0 0 16px">${escapeHtml(paragraph.trim()).replaceAll('\n', '<br>\n')}</p>`,
    )
    .join('\n');
}

function renderHeader({ name, lines, logoHash }: LetterHeader): string {
  const logo =
    logoHash === null
      ? ''
      : `<div style="margin:0 0 8px"><img src="cid:${logoHash}" alt="" style="display:block;max-width:180px;max-height:64px;border:0"></div>\n`;
  const rows = lines.map((line) => `<div style="font-size:13px;color:#5f6672">${escapeHtml(line)}</div>`);
  return `${logo}<div style="font-size:18px;font-weight:600">${escapeHtml(name)}</div>\n${rows.join('\n')}`;
}

/** The whole HTML part; `text` is the plain text with blank lines between paragraphs. */
export function renderLetterHtml(letter: { language: string; header: LetterHeader; text: string }): string {
  return `<!doctype html>
<html lang="${letter.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"></head>
<body style="margin:0;padding:0;background:#ffffff">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;font-family:Arial,'Helvetica Neue',sans-serif;font-size:15px;line-height:1.5;color:#1d2129">
<div style="border-bottom:1px solid #d9dde3;padding:0 0 16px;margin:0 0 24px">
${headerMarks[0]}${renderHeader(letter.header)}${headerMarks[1]}
</div>
${textMarks[0]}${renderText(letter.text)}${textMarks[1]}
</div>
</body>
</html>`;
}

function between(html: string, [start, end]: readonly [string, string]): [number, number] | undefined {
  const from = html.indexOf(start);
  const to = html.indexOf(end, from);
  return from < 0 || to < 0 ? undefined : [from + start.length, to];
}

/** The same letter with another text; the header stays as it was composed. */
export function replaceText(html: string, text: string): string {
  const place = between(html, textMarks);
  return place ? `${html.slice(0, place[0])}${renderText(text)}${html.slice(place[1])}` : html;
}

/** What the header says, for the text part. */
export function headerText(html: string): string {
  const place = between(html, headerMarks);
  if (!place) return '';
  const lines = html
    .slice(...place)
    .replaceAll(/<[^>]*>/g, '')
    .split('\n');
  return lines
    .map((line) => unescapeHtml(line).trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Hashes of the pictures that the HTML shows by `cid:`. */
export function pictureHashes(html: string): string[] {
  return [...new Set([...html.matchAll(/src="cid:([0-9a-f]{64})"/g)].map(([, hash = '']) => hash))];
}
