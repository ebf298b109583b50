// What a stylesheet is to TypeScript. Not `vite/client`: that brings the types of Node into the page.
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  // biome-ignore lint/style/noDefaultExport: the bundler's own way to hand over class names
  export default classes;
}
declare module '*.css' {}
