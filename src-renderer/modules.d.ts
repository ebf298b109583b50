// What a stylesheet is to TypeScript. Not `vite/client`: that brings the types of Node into the page.
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  // biome-ignore lint/style/noDefaultExport: the bundler's own way to hand over class names
  export default classes;
}
declare module '*.css' {}
/** The bundler's own way to take the text of many files; the rest of `vite/client` is left out, as above. */
// biome-ignore lint/style/useConsistentTypeDefinitions: what is there already grows, which only an interface does
interface ImportMeta {
  glob(
    pattern: string,
    options: { query: '?raw'; import: 'default'; eager: true },
  ): Readonly<Record<string, string>>;
}
