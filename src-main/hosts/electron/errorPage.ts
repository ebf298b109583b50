// The full page shown when there is no core process at all: plain HTML without script, its buttons are links that the
// host itself follows (security.ts). A company that cannot be opened is told by the program's own page instead.
import type { WireError } from '#shared/contract/errors.ts';
import { type HostTexts, hostLanguage, hostTexts } from './hostTexts.ts';

const textOf = ({ reason }: WireError, texts: HostTexts): string =>
  reason === 'core_keeps_failing' ? texts.keepsFailing : texts.otherError;

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export function errorPage(error: WireError, locale: string): string {
  const texts = hostTexts(locale);
  return `<!doctype html>
<html lang="${hostLanguage(locale)}">
<head><meta charset="utf-8"><title>Yolda</title><link rel="stylesheet" href="/error.css"></head>
<body><main role="alert">
<h1>${escapeHtml(texts.errorTitle)}</h1>
<p>${escapeHtml(textOf(error, texts))}</p>
<p><code>${escapeHtml(`${error.code}: ${error.reason}`)}</code></p>
<nav><a href="app://host/retry">${escapeHtml(texts.retry)}</a> <a href="app://host/logs">${escapeHtml(texts.showLog)}</a> <a href="app://host/quit">${escapeHtml(texts.quit)}</a></nav>
</main></body>
</html>`;
}

export const errorStyle = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f6f7f9, #17191c); color: light-dark(#1b1f24, #e8eaed); }
main { max-width: 34rem; padding: 2rem; }
h1 { font-size: 1.4rem; }
code { opacity: .75; }
a { display: inline-block; margin: .5rem .5rem 0 0; padding: .5rem 1rem; border-radius: 6px; border: 1px solid currentColor; color: inherit; text-decoration: none; }
a:first-child { background: #1f5fd0; border-color: #1f5fd0; color: #fff; }
`;
